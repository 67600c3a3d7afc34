using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

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
