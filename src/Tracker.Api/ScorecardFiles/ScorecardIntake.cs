using Microsoft.Net.Http.Headers;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Store.Writing;

namespace Tracker.Api.ScorecardFiles;

/// <summary>Takes scorecards in by the type of the body: JSON, NDJSON or CSV, all of a body or nothing of it.</summary>
public sealed class ScorecardIntake(Writes writes, CompetitionReader reader)
{
    /// <summary>The greatest size of a file, in bytes: of NDJSON it holds a hundred thousand cards and more.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    private const string Types = $"application/json, {NdjsonScorecards.MediaType}, or {CsvText.Rule}";

    /// <summary>Takes the scorecards of a request in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="at">When they take effect, where the body does not say; null for now.</param>
    public async Task<IResult> AnswerAsync(HttpContext http, CompetitionId competition, StepId round, Moment? at)
    {
        if (Caller.Of(http).DeniesRound(round) is { } denial)
            return Guard.Denied(denial);
        var (handedIn, problem) = await ReadAsync(http, competition, round, at);
        if (handedIn is null)
            return problem!;
        if (handedIn.HasTooMany)
            return Problems.Of(
                StatusCodes.Status413PayloadTooLarge,
                $"The file has more than {HandedIn.MostCards} scorecards.",
                $"files of up to {HandedIn.MostCards} scorecards each"
            );
        if (handedIn.Cards.Count == 0 && handedIn.Faults.Count == 0)
            return handedIn.IsFile ? EmptyFile : JsonScorecards.Nothing;
        if (at is not null && handedIn.Circumstances.At is not null)
            return Problems.Of(StatusCodes.Status400BadRequest, "It is said twice when this takes effect.", "at once");
        if (DeniedCard(Caller.Of(http), round, handedIn) is { } denied)
            return Guard.Denied(denied);
        var isSeen = Writes.IsSeen(http, competition);
        var command = new SubmitScorecards(round, handedIn.Cards)
        {
            Circumstances = handedIn.Circumstances with { At = at ?? handedIn.Circumstances.At },
        };
        var (ofCards, counts) = (ItemFaults.None, default(Counts));

        Decision Decide(History history, DateTimeOffset now)
        {
            if (history.Version == 0)
                return Writes.NotAnnounced(competition);
            var decision = Decider.Decide(history, command, now);
            ofCards = decision is Decision.Refused refused ? refused.Faults : ItemFaults.None;
            if (!isSeen)
                ofCards = Unseen.Of(ofCards);
            if (decision is Decision.Accepted accepted)
                counts = Counts.Of(history, round, accepted.Events);
            // What cannot be read keeps all of it out; whether the round takes scorecards at all is said first.
            return decision is Decision.Accepted && handedIn.Faults.Count > 0 ? Unread : decision;
        }

        IResult Tell(WriteAnswer answer, bool dryRun) =>
            answer switch
            {
                WriteAnswer.Refused refused => Refuse(http, handedIn, ofCards, refused.Refusal),
                WriteAnswer.Written written when !handedIn.IsFile => Writes.ReceiptOf(competition, written, dryRun),
                WriteAnswer.Written written => new Receipt(
                    new(
                        competition,
                        round,
                        written.IsSeen ? written.Version : null,
                        dryRun,
                        handedIn.Cards.Count,
                        counts.Added,
                        counts.Replaced,
                        handedIn.Cards.Count - written.Events.Count,
                        handedIn.Unscored
                    )
                ),
                _ => Writes.Undecided(answer, http),
            };

        return await writes.AnswerAsync(http, competition, Decide, Tell, Math.Max(1, handedIn.Cards.Count));
    }

    // By the first card that the caller may not hand in, and its place.
    private static Denial? DeniedCard(Caller caller, StepId round, HandedIn handedIn)
    {
        foreach (var (i, card) in handedIn.Cards.Index())
        {
            if (caller.DeniesCard(round, card) is not { Member: { } member } denial)
                continue;
            var refusal = Refusal.Rule("token-insufficient", denial.Why, denial.Allowed);
            var place = handedIn.PlaceOf(new ItemFault(i, member, refusal));
            return denial.At(
                place.Path is { } path ? $"At {path}"
                : place.Column is { } column ? $"In line {place.Line}, column {column}"
                : $"In line {place.Line}"
            );
        }
        return null;
    }

    private static IResult EmptyFile =>
        Problems.Of(
            StatusCodes.Status400BadRequest,
            "The file holds no scorecard.",
            "a scorecard on each line; of a table, below its header row"
        );

    private static Refusal Unread { get; } =
        Refusal.Rule("scorecards-invalid", "The file has faults.", "the file without these faults");

    private async Task<(HandedIn?, IResult?)> ReadAsync(
        HttpContext http,
        CompetitionId competition,
        StepId round,
        Moment? at
    )
    {
        var request = http.Request;
        if (request.HasJsonContentType())
        {
            var (json, problem) = await Bodies.ReadJsonAsync(request, BodyGate.LargestCommand);
            return problem is null ? JsonScorecards.Read(json) : (null, problem);
        }
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var charset = type?.Charset.HasValue == true ? HeaderUtilities.RemoveQuotes(type.Charset).ToString() : null;
        var isCsv = type?.MediaType.Equals(CsvScorecards.MediaType, StringComparison.OrdinalIgnoreCase) == true;
        var isNdjson = type?.MediaType.Equals(NdjsonScorecards.MediaType, StringComparison.OrdinalIgnoreCase) == true;
        if (!(isCsv && CsvText.IsKnown(charset)) && !(isNdjson && charset?.ToLowerInvariant() is null or "utf-8"))
            return (null, Bodies.Unsupported(request, Types));
        var (body, unread) = await Bodies.ReadAsync(request, LargestFile);
        if (unread is not null)
            return (null, unread);
        if (isNdjson)
            return (NdjsonScorecards.Read(body), null);
        var rubric = await RubricAsync(competition, round, at, http.RequestAborted);
        return (CsvScorecards.Read(http.Features.Get<ReadBody>()!, charset, rubric), null);
    }

    // For the names of the criteria alone: what may be scored is decided by the rubric that there is then.
    private async Task<Rubric?> RubricAsync(
        CompetitionId competition,
        StepId round,
        Moment? at,
        CancellationToken cancellation
    )
    {
        var question = new Question(at, null, Reader.Insider, "en");
        var sight = await reader.LookAsync(competition, question, cancellation);
        return sight?.Competition.Rounds.GetValueOrDefault(round)?.Rubric;
    }

    private static IResult Refuse(HttpContext http, HandedIn handedIn, ItemFaults ofCards, Refusal refusal)
    {
        var faults = handedIn.With(ofCards);
        // What is wrong with the round, and with no card, stays what it is.
        if (!handedIn.IsFile || (ofCards.Count == 0 && refusal != Unread))
            return Problems.With(Problems.Of(refusal, http), faults.Told, faults.Count);
        var first = faults.Told[0];
        var place = first.Column is { } column ? $"line {first.Line}, column {column}" : $"line {first.Line}";
        return Problems.With(
            Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                faults.Count == 1
                    ? $"The file has a fault in {place}: {first.Message}"
                    : $"The file has {faults.Count} faults, the first in {place}: {first.Message}",
                "the file without these faults; nothing of it is stored",
                Unread.Code
            ),
            faults.Told,
            faults.Count
        );
    }

    /// <summary>How many cards are new, and how many take another's place.</summary>
    private readonly record struct Counts(int Added, int Replaced)
    {
        public static Counts Of(History history, StepId round, ValueList<CompetitionEvent> made)
        {
            if (made.Count == 0)
                return default;
            var known = history.At(made[0].At.In(history.Zone)).Rounds[round].Scorecards;
            var replaced = made.Cast<ScorecardSubmitted>().Count(each => known.ContainsKey(new(each.Team, each.Judge)));
            return new(made.Count - replaced, replaced);
        }
    }

    private sealed class Receipt(ScorecardsReceipt receipt) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            if (receipt.Version is { } version)
                http.Response.Headers.ETag = $"\"{version}\"";
            return http.Response.WriteAsJsonAsync(receipt, Domain.Json.DomainJson.Options, http.RequestAborted);
        }
    }
}

/// <summary>What a file of scorecards made.</summary>
/// <param name="Competition">The competition.</param>
/// <param name="Round">The round.</param>
/// <param name="Version">The sequence of the last event; in a dry run as it is, not as it would be. Absent for a judge.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Scorecards">How many cards the file holds.</param>
/// <param name="Added">How many are the first of their judge for their team.</param>
/// <param name="Replaced">How many took the place of the one before.</param>
/// <param name="Unchanged">How many were recorded already.</param>
/// <param name="Unscored">How many lines of a table had no score, and so are no cards; absent for NDJSON.</param>
public sealed record ScorecardsReceipt(
    CompetitionId Competition,
    StepId Round,
    long? Version,
    bool DryRun,
    int Scorecards,
    int Added,
    int Replaced,
    int Unchanged,
    int? Unscored
);
