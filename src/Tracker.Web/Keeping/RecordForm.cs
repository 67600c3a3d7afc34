using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
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
