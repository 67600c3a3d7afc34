using Tracker.Domain.Clocks;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Web.Language;
using Tracker.Web.Visiting;

namespace Tracker.Web.Keeping;

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
