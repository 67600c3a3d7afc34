namespace Tracker.Domain.Clocks;

/// <summary>How finely a history is divided: coarser takes less memory, finer less time. No answer depends on it.</summary>
/// <param name="Chunk">How many events stand together; the state after them is kept.</param>
/// <param name="Group">How many chunks stand together, to be passed over at once.</param>
/// <param name="Plain">How many of the last chunks are held as they are; the others are packed.</param>
/// <param name="Cards">After how many events, at the least, the scorecards that there are are kept.</param>
internal sealed record Grain(int Chunk, int Group, int Plain, int Cards)
{
    /// <summary>Small histories, which all but a few are, are held as they are.</summary>
    public static Grain Usual { get; } = new(Chunk: 64, Group: 64, Plain: 64, Cards: 2048);
}
