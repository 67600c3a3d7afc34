namespace Tracker.Api.Tests.Client;

/// <summary>Keeps the progress that it is told.</summary>
internal sealed class Told : IProgress<long>
{
    public List<long> Steps { get; } = [];

    public void Report(long value) => Steps.Add(value);
}
