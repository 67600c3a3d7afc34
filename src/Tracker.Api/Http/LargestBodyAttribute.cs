namespace Tracker.Api.Http;

/// <summary>An endpoint that reads its body by itself, because it may be more than a command.</summary>
/// <param name="bytes">The greatest size of a body, in bytes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargestBodyAttribute(int bytes) : Attribute
{
    /// <summary>The greatest size of a body, in bytes.</summary>
    public int Bytes { get; } = bytes;
}
