using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Decides a round.</summary>
public static class DecideRoundEndpoint
{
    /// <summary>Decides a round: by name, or by rank against the plan.</summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/decision")]
    public static Task<IResult> Post(
        string competition,
        string round,
        DecisionBody body,
        Writes writes,
        HttpContext http
    ) =>
        body.Choice is { } choice
            ? writes.AnswerAsync(
                http,
                competition,
                new DecideRound(new StepId(round), choice, body.Reason) { Circumstances = body.Circumstances }
            )
            : Task.FromResult(
                Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "The body says neither by whom nor by what the round is decided, or both.",
                    "{\"by\": \"rank\"}, or {\"selected\": […], \"eliminated\": [{\"team\": …, \"reason\": …}]}"
                )
            );
}

/// <summary>By rank; or who goes on and who does not. A number other than planned needs a reason.</summary>
public sealed record DecisionBody(
    DecisionBasis? By,
    ValueList<SelectionBody> Selected,
    ValueList<Elimination> Eliminated,
    string? Reason
) : FactBody
{
    internal RoundChoice? Choice =>
        (By, Selected.Count + Eliminated.Count) switch
        {
            (DecisionBasis.Rank, 0) => new RoundChoice.ByRank(),
            (null, > 0) => new RoundChoice.Named(
                Selected.Select(each => new Selection(each.Team, each.Tier)).ToValueList(),
                Eliminated
            ),
            _ => null,
        };
}

/// <summary>By what a round is decided without naming the teams.</summary>
public enum DecisionBasis
{
    /// <summary>By rank against the planned number of survivors, by the rubric's gates and rule for ties.</summary>
    Rank,
}

/// <summary>A team that goes on: its id, or an object with its id and its tier.</summary>
[JsonConverter(typeof(SelectionConverter))]
public sealed record SelectionBody(TeamId Team, string? Tier);

/// <summary>Reads a team that goes on from its id or from an object.</summary>
public sealed class SelectionConverter : JsonConverter<SelectionBody>
{
    /// <inheritdoc />
    public override SelectionBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new SelectionBody(reader.ReadWithin<TeamId>(options), null);
        var selection = reader.ReadWithin<Selection>(options);
        return new SelectionBody(selection.Team, selection.Tier);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SelectionBody value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Selection(value.Team, value.Tier), options);
}
