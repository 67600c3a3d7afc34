using System.Text.Json;
using Tracker.Api.Http;
using Tracker.Api.Rounds;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>Reads scorecards from JSON: one, a list, or a list with what is said of all of them.</summary>
internal static class JsonScorecards
{
    private const string Members = "$.scorecards";
    private const string Instead = "a body as the reference at /docs describes it";

    /// <summary>Reads a body that is well-formed JSON; or says what is wrong with it.</summary>
    public static (HandedIn? HandedIn, IResult? Problem) Read(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        if (document.RootElement.ValueKind == JsonValueKind.Array)
            return ReadList(document.RootElement, "$", default);
        try
        {
            return document.RootElement.Deserialize<ScorecardsBody>(DomainJson.Options) switch
            {
                null => (null, Malformed("$", "null is no body.", "a JSON object, or a list")),
                { HandedIn: { } cards } body => (
                    Of(cards, body.Team is null ? Members : null) with
                    {
                        Circumstances = body.Circumstances,
                    },
                    null
                ),
                _ => (null, Nothing),
            };
        }
        catch (JsonException exception)
        {
            var path = DomainJson.PathOf(exception);
            // Of many cards all that is wrong is told, not the first alone.
            return
                path.StartsWith($"{Members}[", StringComparison.Ordinal)
                && document.RootElement.TryGetProperty("scorecards", out var list)
                ? ReadList(list, Members, exception)
                : (null, Malformed(path, JsonFaults.Sentence(exception), Instead));
        }
    }

    /// <summary>There is no scorecard.</summary>
    public static IResult Nothing =>
        Problems.Of(
            StatusCodes.Status400BadRequest,
            "At $: the body holds no scorecard, or both one and many.",
            "[{\"team\": …, \"judge\": …, \"scores\": {…}}, …], or one of them, or {\"scorecards\": […], \"at\": …}"
        );

    private static (HandedIn?, IResult?) ReadList(JsonElement list, string path, JsonException? known)
    {
        var (cards, faults) = (new List<Scorecard>(), new PlacedFaults());
        foreach (var (i, each) in list.EnumerateArray().Index())
            try
            {
                if (each.Deserialize<Scorecard>(DomainJson.Options) is { } card)
                    cards.Add(card);
                else
                    faults.Add(Fault($"{path}[{i}]", "A list has no null in it."));
            }
            catch (JsonException exception)
            {
                faults.Add(Fault($"{path}[{i}]{DomainJson.PathOf(exception)[1..]}", JsonFaults.Sentence(exception)));
            }
        return faults.Told switch
        {
            [var first, ..] => (
                null,
                Problems.With(Malformed(first.Path!, first.Message, first.Instead!), faults.Told, faults.Count)
            ),
            [] when known is not null => (
                null,
                Malformed(DomainJson.PathOf(known), JsonFaults.Sentence(known), Instead)
            ),
            [] => cards.Count == 0 ? (null, Nothing) : (Of(cards.ToValueList(), path), null),
        };
    }

    private static HandedIn Of(ValueList<Scorecard> cards, string? list) =>
        new(
            cards,
            new(),
            fault =>
                HandedIn.Placed(
                    fault.Refusal,
                    null,
                    null,
                    list is null ? $"$.{fault.Member}" : $"{list}[{fault.Item}].{fault.Member}"
                )
        );

    private static PlacedFault Fault(string path, string sentence) =>
        new(null, null, path, Problems.Codes[StatusCodes.Status400BadRequest], sentence, Instead);

    private static IResult Malformed(string path, string sentence, string instead) =>
        Problems.Of(StatusCodes.Status400BadRequest, $"At {path}: {sentence}", instead);
}
