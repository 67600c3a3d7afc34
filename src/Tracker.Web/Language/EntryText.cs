using Tracker.Domain.Teams;

namespace Tracker.Web.Language;

/// <summary>What a team says of its own entry, always marked as its own word.</summary>
public static class EntryText
{
    /// <summary>A claim as one line.</summary>
    public static Text Claim(Claim claim)
    {
        var value = claim.Unit is { } unit ? $"{claim.Value} {unit}" : claim.Value;
        return claim.Versus is { } versus
            ? new($"{claim.Metric}: {value} (against {versus})", $"{claim.Metric}: {value}({versus} 대비)")
            : Text.Same($"{claim.Metric}: {value}");
    }
}
