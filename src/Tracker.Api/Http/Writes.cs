using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Json;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Writing;

namespace Tracker.Api.Http;

/// <summary>Takes commands from requests to the writer, and its answers back: one way for every write.</summary>
public sealed class Writes(CompetitionWriter writer)
{
    /// <summary>Writes a command and answers with what it made.</summary>
    /// <param name="http">The request, with <c>If-Match</c> and <c>dryRun</c>.</param>
    /// <param name="competition">The competition, from a path that admits slugs only.</param>
    /// <param name="command">The command.</param>
    /// <param name="compare">What the answer says of the competition before and after, where it says anything.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext http,
        string competition,
        Command command,
        Func<Competition, Competition, ConsequencesView?>? compare = null
    )
    {
        var id = new CompetitionId(competition);
        if (ReadOptions(http) is not { } options)
            return UnreadableOptions();
        ConsequencesView? consequences = null;
        var decide = Announced(id, command);

        Decision Decide(History history, DateTimeOffset now)
        {
            var decision = decide(history, now);
            if (compare is not null && decision is Decision.Accepted accepted)
                consequences = compare(history.Current, history.With(accepted.Events, now).Current);
            return decision;
        }

        var answer = await writer.WriteAsync(id, Decide, options, http.RequestAborted);
        return answer switch
        {
            WriteAnswer.Refused refused => Problems.Of(refused.Refusal, http),
            WriteAnswer.MovedOn moved => MovedOn(moved),
            WriteAnswer.Written written => new Receipt(id, written, options.DryRun, consequences),
            _ => throw new InvalidOperationException("A write is refused, moved on or written."),
        };
    }

    // A competition that was never announced is not found, whatever one wants of it.
    private static Func<History, DateTimeOffset, Decision> Announced(CompetitionId id, Command command) =>
        (history, now) =>
            history.Version == 0 && command is not AnnounceCompetition
                ? Refusal.Unknown(
                    "competition-unknown",
                    id.Value,
                    $"There is no competition '{id}'.",
                    "the id of one that was announced: GET /api/competitions lists them"
                )
                : Decider.Decide(history, command, now);

    /// <summary>The competition is not at the version that <c>If-Match</c> names.</summary>
    public static IResult MovedOn(WriteAnswer.MovedOn moved) =>
        Problems.Of(
            StatusCodes.Status412PreconditionFailed,
            $"The competition has moved on: it is at version {moved.Actual}, not {moved.Expected}.",
            "the same with the ETag of what you then read"
        );

    /// <summary>The conditions of a write cannot be read.</summary>
    public static IResult UnreadableOptions() =>
        Problems.Of(
            StatusCodes.Status400BadRequest,
            "If-Match or dryRun cannot be read.",
            "If-Match with one ETag of the competition, such as \"41\"; dryRun=true or dryRun=false"
        );

    /// <summary>Under which conditions a request writes; null when that cannot be read.</summary>
    public static WriteOptions? ReadOptions(HttpContext http)
    {
        var dryRun = http.Request.Query["dryRun"];
        if (dryRun.Count > 1 || !(dryRun.Count == 0 || bool.TryParse(dryRun[0], out _)))
            return null;
        var options = new WriteOptions(
            http.User.Identity?.Name ?? "",
            DryRun: dryRun.Count == 1 && bool.Parse(dryRun[0]!)
        );
        var match = http.Request.Headers[HeaderNames.IfMatch];
        if (match.Count == 0 || match == "*")
            return options;
        return match.Count == 1 && Answers.VersionOf(match[0]!) is { } version
            ? options with
            {
                ExpectedVersion = version,
            }
            : null;
    }

    private sealed class Receipt(
        CompetitionId competition,
        WriteAnswer.Written written,
        bool dryRun,
        ConsequencesView? consequences
    ) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            var view = new WriteReceipt(
                competition,
                written.Version,
                dryRun,
                written.Events.Select(EventView.Of).ToValueList(),
                consequences
            );
            if (!dryRun && written.Events is [{ Sequence: 1 }, ..])
            {
                http.Response.StatusCode = StatusCodes.Status201Created;
                http.Response.Headers.Location = $"/api/competitions/{competition}";
            }
            http.Response.Headers.ETag = $"\"{written.Version}\"";
            http.Response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(http.Response.Body, view, DomainJson.Options, http.RequestAborted);
        }
    }
}

/// <summary>What a write made.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Version">The sequence of its last event; in a dry run as it is, not as it would be.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Events">The events that were recorded, or would be; none when it was already so.</param>
/// <param name="Consequences">What a correction flips; absent for other writes.</param>
public sealed record WriteReceipt(
    CompetitionId Competition,
    long Version,
    bool DryRun,
    ValueList<EventView> Events,
    ConsequencesView? Consequences
);
