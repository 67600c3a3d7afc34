using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;

// The vocabulary of a competition's stream: every fact that the record can hold (DESIGN section 2).
// The type names are the stored names. A shape that must change is upcast when read, never edited in place.
namespace Tracker.Domain.Competitions;

/// <summary>Something that happened in a competition, and what every such fact carries.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CompetitionAnnounced), nameof(CompetitionAnnounced))]
[JsonDerivedType(typeof(PlanRevised), nameof(PlanRevised))]
[JsonDerivedType(typeof(TeamEntered), nameof(TeamEntered))]
[JsonDerivedType(typeof(TeamRenamed), nameof(TeamRenamed))]
[JsonDerivedType(typeof(TeamMembersChanged), nameof(TeamMembersChanged))]
[JsonDerivedType(typeof(EntryPresented), nameof(EntryPresented))]
[JsonDerivedType(typeof(RoundScheduled), nameof(RoundScheduled))]
[JsonDerivedType(typeof(RoundRescheduled), nameof(RoundRescheduled))]
[JsonDerivedType(typeof(RubricRevised), nameof(RubricRevised))]
[JsonDerivedType(typeof(RoundCancelled), nameof(RoundCancelled))]
[JsonDerivedType(typeof(ScorecardSubmitted), nameof(ScorecardSubmitted))]
[JsonDerivedType(typeof(ScorecardWithdrawn), nameof(ScorecardWithdrawn))]
[JsonDerivedType(typeof(RoundEvaluated), nameof(RoundEvaluated))]
[JsonDerivedType(typeof(RoundCorrected), nameof(RoundCorrected))]
[JsonDerivedType(typeof(ResultsPublished), nameof(ResultsPublished))]
[JsonDerivedType(typeof(ObjectionWindowOpened), nameof(ObjectionWindowOpened))]
[JsonDerivedType(typeof(ObjectionFiled), nameof(ObjectionFiled))]
[JsonDerivedType(typeof(ObjectionDecided), nameof(ObjectionDecided))]
[JsonDerivedType(typeof(RoundFinalized), nameof(RoundFinalized))]
[JsonDerivedType(typeof(TeamSelected), nameof(TeamSelected))]
[JsonDerivedType(typeof(TeamEliminated), nameof(TeamEliminated))]
[JsonDerivedType(typeof(TeamWithdrew), nameof(TeamWithdrew))]
[JsonDerivedType(typeof(TeamDisqualified), nameof(TeamDisqualified))]
[JsonDerivedType(typeof(TeamReinstated), nameof(TeamReinstated))]
[JsonDerivedType(typeof(TeamAdmitted), nameof(TeamAdmitted))]
[JsonDerivedType(typeof(TeamsMerged), nameof(TeamsMerged))]
[JsonDerivedType(typeof(VacancyOpened), nameof(VacancyOpened))]
[JsonDerivedType(typeof(VacancyClosed), nameof(VacancyClosed))]
[JsonDerivedType(typeof(NoteRecorded), nameof(NoteRecorded))]
[JsonDerivedType(typeof(CompetitionConcluded), nameof(CompetitionConcluded))]
[JsonDerivedType(typeof(CompetitionCancelled), nameof(CompetitionCancelled))]
[JsonDerivedType(typeof(EventsUndone), nameof(EventsUndone))]
[JsonDerivedType(typeof(TextsErased), nameof(TextsErased))]
public abstract record CompetitionEvent
{
    /// <summary>When it took effect, as the caller gave it.</summary>
    [JsonPropertyOrder(-1)]
    [JsonRequired]
    public Moment At { get; init; }

    /// <summary>Since when everyone may see it; null when that is since it was known.</summary>
    [JsonPropertyOrder(1)]
    public Moment? PublicAt { get; init; }

    /// <summary>Since when it was known; set by the import of a history alone, and so the mark of an imported event.</summary>
    [JsonPropertyOrder(2)]
    public Moment? KnownAt { get; init; }

    /// <summary>Where it was read.</summary>
    [JsonPropertyOrder(3)]
    public ValueList<Source> Sources { get; init; } = [];

    /// <summary>Whether the organiser said it. What others say is kept apart and moves no team.</summary>
    [JsonPropertyOrder(4)]
    public bool Official { get; init; } = true;

    /// <summary>A remark for the reader of the history.</summary>
    [JsonPropertyOrder(5)]
    public string? Note { get; init; }

    /// <summary>Whether it is for those with a role alone, and never becomes public.</summary>
    [JsonIgnore]
    public bool IsConfidential => this is ScorecardSubmitted or ScorecardWithdrawn;
}

/// <summary>The programme was announced; the first event of every stream.</summary>
public sealed record CompetitionAnnounced(Names Name, string? Host, TimeZoneId TimeZone, ValueList<int> Plan)
    : CompetitionEvent;

/// <summary>The planned sizes of the field were changed.</summary>
public sealed record PlanRevised(ValueList<int> Plan, string Reason) : CompetitionEvent;

/// <summary>A team took part from the beginning; members are organisations by their usual names.</summary>
public sealed record TeamEntered(TeamId Team, Names Name, ValueList<string> Members) : CompetitionEvent;

/// <summary>A team goes by another name; the old one stays findable.</summary>
public sealed record TeamRenamed(TeamId Team, Names Name) : CompetitionEvent;

/// <summary>Organisations joined or left a team.</summary>
public sealed record TeamMembersChanged(TeamId Team, ValueList<string> Joined, ValueList<string> Left)
    : CompetitionEvent;

/// <summary>A team showed what it made. The same entry presented again replaces what was said of it before.</summary>
public sealed record EntryPresented(
    TeamId Team,
    EntryId Entry,
    Names Name,
    ValueMap<string, string> Attributes,
    ValueList<Claim> Claims
) : CompetitionEvent;

/// <summary>A round was set: its planned survivors, where the plan says, and how it is to be judged.</summary>
public sealed record RoundScheduled(
    StepId Round,
    Names Name,
    int? Survivors,
    Rubric? Rubric,
    Moment? OpensAt,
    Moment? ClosesAt
) : CompetitionEvent;

/// <summary>A round was moved in time.</summary>
public sealed record RoundRescheduled(StepId Round, Moment? OpensAt, Moment? ClosesAt) : CompetitionEvent;

/// <summary>How a round is to be judged was changed.</summary>
public sealed record RubricRevised(StepId Round, Rubric Rubric) : CompetitionEvent;

/// <summary>A round will not take place.</summary>
public sealed record RoundCancelled(StepId Round, string Reason) : CompetitionEvent;

/// <summary>
/// A judge scored a team; null where the judge abstained. A later card takes the place of an earlier one. Scorecards are
/// for those with a role, and never become public.
/// </summary>
public sealed record ScorecardSubmitted(
    StepId Round,
    TeamId Team,
    JudgeId Judge,
    ValueMap<CriterionId, decimal?> Scores
) : CompetitionEvent;

/// <summary>A scorecard was taken back.</summary>
public sealed record ScorecardWithdrawn(StepId Round, TeamId Team, JudgeId Judge) : CompetitionEvent;

/// <summary>
/// A round was evaluated. Partial results add to what is there (a second disclosure, a leader's score); results that are
/// not partial name every team of the field.
/// </summary>
public sealed record RoundEvaluated(StepId Round, ValueList<Result> Results, bool Partial = false) : CompetitionEvent
{
    /// <summary>The scorecards of which the results are the tally; null when the results were given.</summary>
    public ValueList<ScorecardKey>? From { get; init; }
}

/// <summary>
/// Results of a round were wrong, and these are right; what does not change is not named. It takes effect when the round was
/// evaluated and is known from when it was recorded, so the old answer stays reachable. Who went on does not change by it:
/// the decision stands, or is open again until it is taken anew.
/// </summary>
public sealed record RoundCorrected(
    StepId Round,
    ValueList<Result> Results,
    string Reason,
    CorrectionPolicy Policy = CorrectionPolicy.DecisionStands
) : CompetitionEvent;

/// <summary>
/// What readers without a role may see of a round's results, from when it is public or its embargo ends. Publications of a
/// round add up; as soon as there is one, nothing is seen but what they disclose.
/// </summary>
public sealed record ResultsPublished(StepId Round, Disclosure Disclosure, Moment? EmbargoUntil) : CompetitionEvent;

/// <summary>Objections to a round's result may be filed until a time; until then the result is provisional.</summary>
public sealed record ObjectionWindowOpened(StepId Round, Moment Until) : CompetitionEvent;

/// <summary>A team objects to a round's result.</summary>
public sealed record ObjectionFiled(StepId Round, TeamId Team, string Grounds) : CompetitionEvent;

/// <summary>A team's objection was decided; what follows from one that was upheld is recorded apart.</summary>
public sealed record ObjectionDecided(StepId Round, TeamId Team, bool Upheld) : CompetitionEvent;

/// <summary>A round's result is final: from now on only a correction changes it.</summary>
public sealed record RoundFinalized(StepId Round) : CompetitionEvent;

/// <summary>A team goes on after a round, in a tier where the round has tiers (finalist, alternate, winner).</summary>
public sealed record TeamSelected(TeamId Team, StepId Round, string? Tier) : CompetitionEvent;

/// <summary>A team does not go on after a round.</summary>
public sealed record TeamEliminated(TeamId Team, StepId Round, EliminationReason Reason) : CompetitionEvent
{
    /// <summary>Whether the round's evaluation put it out, and so decided the round.</summary>
    [JsonIgnore]
    public bool IsByEvaluation => Reason is EliminationReason.Rank or EliminationReason.Gate;
}

/// <summary>A team left of its own will.</summary>
public sealed record TeamWithdrew(TeamId Team, StepId? Round, string? Reason) : CompetitionEvent;

/// <summary>A team was put out for breaking the rules.</summary>
public sealed record TeamDisqualified(TeamId Team, StepId? Round, string Reason) : CompetitionEvent;

/// <summary>A team that was out is in again because its leaving was undone.</summary>
public sealed record TeamReinstated(TeamId Team, StepId? Round, string Reason) : CompetitionEvent;

/// <summary>A team came in after the entry, via a round or a call; one that was out may come back.</summary>
public sealed record TeamAdmitted(TeamId Team, Names? Name, ValueList<string> Members, StepId Via, string? Reason)
    : CompetitionEvent;

/// <summary>
/// Teams became one: a new team with a name of its own, or one of the field that took others in. Those in
/// <paramref name="From" /> are out from then on; what they were stays on the record.
/// </summary>
public sealed record TeamsMerged(TeamId Into, Names? Name, ValueList<TeamId> From) : CompetitionEvent;

/// <summary>A call was opened to fill seats of the field.</summary>
public sealed record VacancyOpened(StepId Call, int Seats, string Reason) : CompetitionEvent;

/// <summary>A call was closed; it may have admitted nobody.</summary>
public sealed record VacancyClosed(StepId Call, ValueList<TeamId> Admitted) : CompetitionEvent;

/// <summary>Something worth keeping happened that changes no status: a showcase, an accusation, its withdrawal.</summary>
public sealed record NoteRecorded(ValueList<TeamId> Teams, string Text) : CompetitionEvent;

/// <summary>The programme ended with its winners.</summary>
public sealed record CompetitionConcluded(ValueList<TeamId> Winners) : CompetitionEvent;

/// <summary>The programme was given up.</summary>
public sealed record CompetitionCancelled(string Reason) : CompetitionEvent;

/// <summary>
/// Events were recorded by mistake: from when this is known they count no more, as if they had not happened. They stay on
/// the record, and what was known before stays what it was.
/// </summary>
/// <param name="Events">Their places in the record; in a file, in the file. An undoing can itself be undone.</param>
/// <param name="Reason">Why.</param>
public sealed record EventsUndone(ValueList<long> Events, string Reason) : CompetitionEvent, INamesEvents
{
    /// <inheritdoc />
    public CompetitionEvent Naming(ValueList<long> events) => this with { Events = events };
}

/// <summary>
/// What people wrote into events was erased from the record for good, where a law demands it: it was there, and nobody can read it
/// any more, as of whatever date one asks. What happened is what it was.
/// </summary>
/// <param name="Events">The places of the events in the record; in a file, in the file.</param>
/// <param name="Reason">Why.</param>
public sealed record TextsErased(ValueList<long> Events, string Reason) : CompetitionEvent, INamesEvents
{
    /// <inheritdoc />
    public CompetitionEvent Naming(ValueList<long> events) => this with { Events = events };
}

/// <summary>A fact about other events, which it names by their places.</summary>
public interface INamesEvents
{
    /// <summary>The places of the events.</summary>
    ValueList<long> Events { get; }

    /// <summary>The same fact with other places: those of the same events elsewhere, as in a file or a feed.</summary>
    CompetitionEvent Naming(ValueList<long> events);
}
