using System.Collections.Immutable;
using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Teams;
using Tracker.Domain.Values;
using Tracker.Web.Language;
using Tracker.Web.Visiting;

namespace Tracker.Web.Keeping;

/// <summary>A form by which a fact is recorded: what it asks for, and the command that its answers are.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">What it does.</param>
/// <param name="OfRound">Whether it is of a round.</param>
public abstract record RecordForm(string Name, Text Title, bool OfRound)
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<RecordForm> All { get; } =
    [new EvaluationForm(), new DecisionForm(), new CorrectionForm(), new PublicationForm(), new UndoForm()];

    /// <summary>The form of a name; null when there is none.</summary>
    public static RecordForm? Of(string name) => All.FirstOrDefault(form => form.Name == name);

    /// <summary>What it asks for.</summary>
    public abstract IReadOnlyList<Field> FieldsFor(Sight sight, StepId round);

    /// <summary>The command that its answers are; or what of them cannot be read.</summary>
    /// <param name="answers">The answers by the field's name; those that were left empty are not there.</param>
    /// <param name="sight">The competition.</param>
    /// <param name="round">The round.</param>
    public abstract (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    );

    /// <summary>Whether there is something to do by it in a round.</summary>
    public virtual bool IsDue(Round round) => true;

    /// <summary>What to know before a command is confirmed, though nothing forbids it; null when there is nothing.</summary>
    public virtual Text? Warning(Command command, NameBook names) => null;

    /// <summary>When a fact took effect.</summary>
    protected static Field At { get; } = new("at", KeepingText.At, FieldKind.Date);

    /// <summary>Why.</summary>
    protected static Field Reason(bool isRequired) =>
        new("reason", KeepingText.Reason, FieldKind.Line) { IsRequired = isRequired };

    /// <summary>The command with when it took effect, as far as that is said.</summary>
    protected static (Command? Command, Text? Fault) Timed(Command command, IReadOnlyDictionary<string, string> answers)
    {
        if (!answers.TryGetValue("at", out var text))
            return (command, null);
        return Visits.MomentOf(text) is { } at
            ? (command with { Circumstances = Circumstances.None with { At = at } }, null)
            : (null, KeepingText.Unreadable(KeepingText.At, text));
    }

    /// <summary>A table of results, with some for a start.</summary>
    protected static Field Results(Sight sight, StepId round, IEnumerable<Result> start) =>
        new("results", KeepingText.Results, FieldKind.Table)
        {
            Value = ResultsTable.Write(
                sight.Competition.Rounds[round].Rubric,
                start.OrderBy(result => result.Team.Value, StringComparer.Ordinal)
            ),
            Help = KeepingText.ResultsHelp,
            IsRequired = true,
        };

    /// <summary>The value of an enum by its word.</summary>
    protected static T Word<T>(IReadOnlyDictionary<string, string> answers, string name, T otherwise)
        where T : struct, Enum =>
        answers.TryGetValue(name, out var word)
            ? Enum.GetValues<T>().Where(each => Words.Of(each) == word).Append(otherwise).First()
            : otherwise;

    /// <summary>A field with the values of an enum.</summary>
    protected static Field Choice<T>(string name, Text label, Func<T, Text> say)
        where T : struct, Enum =>
        new(name, label, FieldKind.Choice)
        {
            Choices = [.. Enum.GetValues<T>().Select(each => (Words.Of(each), say(each)))],
        };
}

/// <summary>Results of a round.</summary>
internal sealed record EvaluationForm() : RecordForm("evaluation", KeepingText.Evaluation, true)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            Results(sight, round, sight.Competition.Field.Select(Unjudged)),
            new("partial", KeepingText.Partial, FieldKind.Check),
            At,
        ];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var (results, fault) = ResultsTable.Read(answers.GetValueOrDefault("results", ""));
        return fault is null
            ? Timed(new EvaluateRound(round, results, answers.ContainsKey("partial")), answers)
            : (null, fault);
    }

    public override Text? Warning(Command command, NameBook names)
    {
        var placeless = ((EvaluateRound)command)
            .Results.Where(result => result is { Scores.Count: > 0, Total: null, Rank: null })
            .Select(result => result.Team)
            .ToList();
        return placeless.Count == 0 ? null : KeepingText.NoTotal(names.Teams(placeless));
    }

    private static Result Unjudged(Team team) => new(team.Id, default, null, null, default, null);
}

/// <summary>Who goes on and who does not.</summary>
internal sealed record DecisionForm() : RecordForm("decision", KeepingText.Decision, true)
{
    private const string TeamPrefix = "team-";

    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            new("by", KeepingText.By, FieldKind.Choice)
            {
                Choices = [("rank", KeepingText.ByRank), ("name", KeepingText.ByName)],
            },
            .. sight
                .Competition.Field.OrderBy(team => team.Id.Value, StringComparer.Ordinal)
                .Select(team => new Field($"{TeamPrefix}{team.Id}", Text.Of(team.Name), FieldKind.Choice)
                {
                    Choices =
                    [
                        ("", Text.Same("–")),
                        ("selected", RecordText.Outcome("selected")),
                        .. Enum.GetValues<EliminationReason>()
                            .Select(reason =>
                                (Words.Of(reason), RecordText.Reason(reason).After(RecordText.Outcome("eliminated")))
                            ),
                    ],
                }),
            Reason(isRequired: false),
            At,
        ];

    public override bool IsDue(Round round) => !round.Decided && round.Cancelled is null;

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var reason = answers.GetValueOrDefault("reason");
        if (answers.GetValueOrDefault("by") != "name")
            return Timed(new DecideRound(round, new RoundChoice.ByRank(), reason), answers);
        var said = answers
            .Where(each => each.Key.StartsWith(TeamPrefix, StringComparison.Ordinal))
            .Select(each => (Team: each.Key[TeamPrefix.Length..], each.Value))
            .Where(each => Slug.IsValid(each.Team))
            .Select(each => (Team: new TeamId(each.Team), each.Value))
            .ToList();
        return Timed(
            new DecideRound(
                round,
                new RoundChoice.Named(
                    said.Where(each => each.Value == "selected")
                        .Select(each => new Selection(each.Team, null))
                        .ToValueList(),
                    said.Where(each => each.Value != "selected")
                        .Select(each => new Domain.Competitions.Elimination(
                            each.Team,
                            Enum.GetValues<EliminationReason>()
                                .Where(known => Words.Of(known) == each.Value)
                                .Append(EliminationReason.Other)
                                .First()
                        ))
                        .ToValueList()
                ),
                reason
            ),
            answers
        );
    }
}

/// <summary>Results that were wrong.</summary>
internal sealed record CorrectionForm() : RecordForm("correction", KeepingText.Correction, true)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            Results(sight, round, Present(sight, round).Values),
            Reason(isRequired: true),
            Choice<CorrectionPolicy>("policy", KeepingText.Policy, KeepingText.Of),
        ];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var (results, fault) = ResultsTable.Read(answers.GetValueOrDefault("results", ""));
        return fault is null
            ? (
                new CorrectRound(
                    round,
                    Corrected(results, Present(sight, round)),
                    answers.GetValueOrDefault("reason", ""),
                    Word(answers, "policy", CorrectionPolicy.DecisionStands)
                ),
                null
            )
            : (null, fault);
    }

    private static ImmutableDictionary<TeamId, Result> Present(Sight sight, StepId round) =>
        (sight.Competition.Rounds[round].Evaluation ?? Evaluation.None).Results;

    // The form begins with what is there: what was left as it is was not corrected.
    private static ValueList<Result> Corrected(ValueList<Result> results, ImmutableDictionary<TeamId, Result> present)
    {
        var changed = results
            .Where(result => !present.TryGetValue(result.Team, out var known) || known.With(result) != known)
            .ToValueList();
        return changed.Count == 0 ? results : changed;
    }
}

/// <summary>What readers without a role may see.</summary>
internal sealed record PublicationForm() : RecordForm("publication", KeepingText.Publication, true)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [
            Choice<ScoreDisclosure>("scores", KeepingText.Scores, KeepingText.Of),
            new("totals", KeepingText.Totals, FieldKind.Check),
            new("ranks", KeepingText.Ranks, FieldKind.Check),
            Choice<RowOrder>("order", KeepingText.Order, KeepingText.Of),
            new("embargo", KeepingText.Embargo, FieldKind.Line),
            At,
        ];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        Moment? until = null;
        if (answers.TryGetValue("embargo", out var text) && (until = Visits.MomentOf(text)) is null)
            return (null, KeepingText.Unreadable(KeepingText.Embargo, text));
        var disclosure = new Disclosure(
            Word(answers, "scores", ScoreDisclosure.None),
            answers.ContainsKey("totals"),
            answers.ContainsKey("ranks"),
            Word(answers, "order", RowOrder.Name)
        );
        return Timed(new PublishResults(round, disclosure, until), answers);
    }
}

/// <summary>Events that were recorded by mistake.</summary>
internal sealed record UndoForm() : RecordForm("undo", KeepingText.Undo, false)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [new("events", KeepingText.Events, FieldKind.Line) { IsRequired = true }, Reason(isRequired: true)];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var text = answers.GetValueOrDefault("events", "");
        return Numbers(text) is { } events
            ? (new UndoEvents(events, answers.GetValueOrDefault("reason", "")), null)
            : (null, KeepingText.Unreadable(KeepingText.Events, text));
    }

    private static ValueList<long>? Numbers(string text)
    {
        var numbers = new List<long>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            if (!Number(ends[0], out var first) || !Number(ends[^1], out var last))
                return null;
            if (last < first || last - first + numbers.Count >= UndoEvents.Most)
                return null;
            for (var number = first; number <= last; number++)
                numbers.Add(number);
        }
        return numbers.ToValueList();
    }

    private static bool Number(string text, out long number) =>
        long.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out number
        );
}
