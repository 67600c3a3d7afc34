using JasperFx.CommandLine;

namespace Tracker.Api.Starting;

/// <summary>A command that works on the home of a service: what stands in its way is told in a sentence.</summary>
/// <typeparam name="TInput">Its arguments.</typeparam>
public abstract class HostCommand<TInput> : JasperFxAsyncCommand<TInput>
    where TInput : NetCoreInput
{
    /// <inheritdoc />
    public sealed override async Task<bool> Execute(TInput input)
    {
        try
        {
            using var host = input.BuildHost();
            return await ExecuteAsync(host.Services, input);
        }
        catch (Exception refusal) when (Home.Refusal(refusal) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return false;
        }
    }

    /// <summary>Does it; false when it failed, which is told by then.</summary>
    protected abstract Task<bool> ExecuteAsync(IServiceProvider services, TInput input);
}
