using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Erasing;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Tracker.Store.Writing;

namespace Tracker.Api.Http;

/// <summary>Takes commands from requests to the writer, and its answers back: one way for every write.</summary>
public sealed class Writes(CompetitionWriter writer)
{
    /// <summary>Writes a command and answers with what it made.</summary>
    /// <param name="http">The request, with <c>If-Match</c> and <c>dryRun</c>.</param>
    /// <param name="competition">The competition, from a path that admits slugs only.</param>
    /// <param name="command">The command.</param>
    public Task<IResult> AnswerAsync(HttpContext http, string competition, Command command) =>
        AnswerAsync(http, competition, command, null);

    /// <summary>Corrects results and answers with what that flips.</summary>
    public Task<IResult> AnswerAsync(HttpContext http, string competition, CorrectRound correction) =>
        AnswerAsync(
            http,
            competition,
            correction,
            (before, after, _) => new(ConsequencesView.Of(before.Current, after.Current, correction.Round), null)
        );

    /// <summary>Undoes events and answers with what that changes.</summary>
    public Task<IResult> AnswerAsync(HttpContext http, string competition, UndoEvents undoing)
    {
        var id = new CompetitionId(competition);
        return AnswerAsync(
            http,
            competition,
            undoing,
            (before, after, now) => new(null, DiffView.Of(Whole(id, before, now), Whole(id, after, now)))
        );
    }

    private async Task<IResult> AnswerAsync(
        HttpContext http,
        string competition,
        Command command,
        Func<History, History, DateTimeOffset, Effects>? compare
    )
    {
        var id = new CompetitionId(competition);
        var effects = Effects.None;
        return await AnswerAsync(
            http,
            id,
            Decide,
            (answer, dryRun) =>
                answer switch
                {
                    WriteAnswer.Refused refused => Problems.Of(refused.Refusal, http),
                    WriteAnswer.Written written => new Receipt(id, written, dryRun, effects),
                    _ => Undecided(answer, http),
                },
            // What is erased goes out of all that is kept: it shares its transaction with no other write.
            command is EraseTexts
                ? CompetitionWriter.Alone
                : 1
        );

        Decision Decide(History history, DateTimeOffset now)
        {
            // A competition that was never announced is not found, whatever one wants of it.
            if (history.Version == 0 && command is not AnnounceCompetition)
                return NotAnnounced(id);
            var decision = Decider.Decide(history, command, now);
            if (decision is Decision.Accepted accepted && compare is not null)
                effects = compare(history, history.With(accepted.Events, now), now);
            return decision;
        }
    }

    /// <summary>Writes what a decision makes, and answers as it is told.</summary>
    /// <param name="http">The request, its body read.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="decide">Decides; more than once when others wrote meanwhile.</param>
    /// <param name="tell">Makes the answer of what became of it, and of whether it was a dry run.</param>
    /// <param name="weight">About how many events it makes.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext http,
        CompetitionId competition,
        Func<History, DateTimeOffset, Decision> decide,
        Func<WriteAnswer, bool, IResult> tell,
        int weight = 1
    )
    {
        var (options, problem) = ReadOptions(http);
        problem ??= Guard.Check(http, competition);
        var isSeen = IsSeen(http, competition);
        if (!isSeen && options.ExpectedVersion is not null)
            problem ??= Unseen.Version;
        if (problem is not null)
            return problem;
        return Tell(
            await writer.WriteAsync(
                competition,
                decide,
                options with
                {
                    Weight = weight,
                },
                http.RequestAborted,
                answer => KeyedAnswers.ToKeep(Tell(answer), http)
            )
        );

        IResult Tell(WriteAnswer answer) => tell(isSeen ? answer : Unseen.Of(answer), options.DryRun);
    }

    /// <summary>Whether whoever writes a competition sees all of it.</summary>
    public static bool IsSeen(HttpContext http, CompetitionId competition) =>
        Caller.Of(http).ReaderOf(competition) == Reader.Insider;

    /// <summary>The receipt of a write that has no effects beside what it records.</summary>
    public static IResult ReceiptOf(CompetitionId competition, WriteAnswer.Written written, bool dryRun) =>
        new Receipt(competition, written, dryRun, Effects.None);

    // All that whoever may write sees.
    private static Sight Whole(CompetitionId id, History history, DateTimeOffset now)
    {
        var today = Question.Today(history.Zone, now);
        var perspective = new Perspective(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Reader.Insider);
        return Sight.Of(id, history, perspective, today, today, now)!;
    }

    /// <summary>The competition is not there, whatever one wants of it.</summary>
    public static Refusal NotAnnounced(CompetitionId id) =>
        Refusal.Unknown(
            "competition-unknown",
            id.Value,
            $"There is no competition '{id}'.",
            "the id of one that was announced: GET /api/competitions lists them"
        );

    /// <summary>What is answered before a command is looked at: the condition fails, or the key has an answer.</summary>
    public static IResult Undecided(WriteAnswer answer, HttpContext http) =>
        answer switch
        {
            WriteAnswer.MovedOn moved => Problems.Of(
                StatusCodes.Status412PreconditionFailed,
                $"The competition has moved on: it is at version {moved.Actual}, not {moved.Expected}.",
                "the same with the ETag of what you then read"
            ),
            WriteAnswer.Answered answered => KeyedAnswers.Of(answered),
            WriteAnswer.KeyReused => KeyedAnswers.Reused(),
            WriteAnswer.KeyInUse => KeyedAnswers.InUse(http),
            WriteAnswer.Busy => Problems.Busy(http),
            _ => throw new InvalidOperationException("A write is refused, written, or was not decided."),
        };

    /// <summary>Under which conditions a request writes, once its body is read; or the problem with them.</summary>
    public static (WriteOptions Options, IResult? Problem) ReadOptions(HttpContext http)
    {
        var options = new WriteOptions(http.User.Identity?.Name ?? "");
        var dryRun = http.Request.Query["dryRun"];
        if (dryRun.Count > 1 || !(dryRun.Count == 0 || bool.TryParse(dryRun[0], out _)))
            return (options, Unreadable("dryRun", "dryRun=true or dryRun=false"));
        options = options with { DryRun = dryRun.Count == 1 && bool.Parse(dryRun[0]!) };
        var match = http.Request.Headers[HeaderNames.IfMatch];
        if (match.Count > 0 && match != "*")
        {
            if (match.Count > 1 || Answers.VersionOf(match[0]!) is not { } version)
                return (options, Unreadable("If-Match", "If-Match with one ETag of the competition, such as \"41\""));
            options = options with { ExpectedVersion = version };
        }
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return (options, Unreadable(IdempotencyKey.Header, IdempotencyKey.Rule));
        return key is null
            ? (options, null)
            : (options with { Request = IdempotencyKey.Of(http, key, options.ExpectedVersion) }, null);
    }

    private static IResult Unreadable(string what, string instead) =>
        Problems.Of(StatusCodes.Status400BadRequest, $"{what} cannot be read.", instead);

    /// <summary>What a write does beside what it records.</summary>
    private sealed record Effects(ConsequencesView? Consequences, DiffView? Changes)
    {
        public static Effects None { get; } = new(null, null);
    }

    private sealed class Receipt(CompetitionId competition, WriteAnswer.Written written, bool dryRun, Effects effects)
        : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            var view = new WriteReceipt(
                competition,
                written.Version,
                dryRun,
                written.Events.Select(EventView.Of).ToValueList(),
                effects.Consequences,
                effects.Changes
            );
            if (!dryRun && written.Events is [{ Sequence: 1 }, ..])
            {
                http.Response.StatusCode = StatusCodes.Status201Created;
                http.Response.Headers.Location = $"/api/competitions/{competition}";
            }
            if (written.IsSeen)
                http.Response.Headers.ETag = $"\"{written.Version}\"";
            else
                view = Unseen.Of(view);
            http.Response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(http.Response.Body, view, DomainJson.Options, http.RequestAborted);
        }
    }
}

/// <summary>What a write made.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Version">The sequence of its last event; in a dry run as it is, not as it would be. Absent for a judge.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Events">The events that were recorded, or would be; none when it was already so.</param>
/// <param name="Consequences">What a correction flips; absent for other writes.</param>
/// <param name="Changes">What an undoing changes; absent for other writes.</param>
public sealed record WriteReceipt(
    CompetitionId Competition,
    long? Version,
    bool DryRun,
    ValueList<EventView> Events,
    ConsequencesView? Consequences,
    DiffView? Changes
);
