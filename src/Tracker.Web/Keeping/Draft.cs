using Microsoft.AspNetCore.Antiforgery;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>A form as far as it is filled in.</summary>
/// <param name="Sight">The competition, as those who keep it see it.</param>
/// <param name="Form">The form.</param>
/// <param name="Round">The round, where it is of one.</param>
public sealed record Draft(Sight Sight, RecordForm Form, StepId Round)
{
    /// <summary>The competition.</summary>
    public CompetitionId Id => Sight.Heading.Competition;

    /// <summary>What was answered, by the field's name.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Text? Fault { get; init; }

    /// <summary>What to know before it is confirmed; null when there is nothing.</summary>
    public Text? Warning { get; init; }

    /// <summary>What it would do; null before that was looked at.</summary>
    public Preview? Preview { get; init; }

    /// <summary>What shows that it is ours.</summary>
    public AntiforgeryTokenSet? Forgery { get; init; }

    /// <summary>Where to go when it is recorded.</summary>
    public string Done => Form.OfRound ? $"/c/{Id}/rounds/{Round}" : $"/c/{Id}/history";
}
