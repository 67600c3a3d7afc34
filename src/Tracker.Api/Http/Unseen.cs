using Tracker.Domain.Deciding;
using Tracker.Domain.Values;
using Tracker.Store.Writing;

namespace Tracker.Api.Http;

/// <summary>
/// What is answered to whoever writes a record without seeing it, as judges do: an answer must not tell how many events it
/// holds, what became of a team, or what results there are.
/// </summary>
internal static class Unseen
{
    /// <summary>A condition on the record's version, which counts what is not seen.</summary>
    public static IResult Version =>
        Problems.Of(
            StatusCodes.Status403Forbidden,
            "A judge's token cannot ask with If-Match for a version of the record, which counts what it does not see.",
            "the same without If-Match"
        );

    /// <summary>What became of a write.</summary>
    public static WriteAnswer Of(WriteAnswer answer) =>
        answer switch
        {
            WriteAnswer.Refused refused => new WriteAnswer.Refused(Of(refused.Refusal)),
            WriteAnswer.Written written => written with { IsSeen = false },
            _ => answer,
        };

    /// <summary>What is wrong with the items of a command.</summary>
    public static ItemFaults Of(ItemFaults faults) =>
        faults with
        {
            Told = faults.Told.Select(each => each with { Refusal = Of(each.Refusal) }).ToValueList(),
        };

    /// <summary>A refusal: what rule a card breaks is told, what it contradicts is not.</summary>
    public static Refusal Of(Refusal refusal) =>
        refusal.Kind == RefusalKind.ContradictsRecord
            ? Refusal.Contradicts(
                "scorecard-not-taken",
                "The round does not take this, by what is recorded.",
                "a scorecard for a team that is judged, while the round takes scorecards; the organiser knows more"
            )
            : refusal;

    /// <summary>A receipt: what was handed in, without its place in the record.</summary>
    public static WriteReceipt Of(WriteReceipt receipt) =>
        receipt with
        {
            Version = null,
            Events = receipt.Events.Select(each => each with { Sequence = null }).ToValueList(),
        };
}
