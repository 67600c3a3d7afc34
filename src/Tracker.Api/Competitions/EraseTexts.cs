using System.Security.Cryptography;
using Tracker.Api.Http;
using Tracker.Domain.Erasing;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Competitions;

/// <summary>Erases what people wrote, where a law demands it.</summary>
public static class EraseTextsEndpoint
{
    // As much as keeps members apart that were erased one after the other.
    private const int LengthOfTag = 4;

    /// <summary>
    /// Erases texts from events for good, wherever the service keeps them, where a law demands it: nothing brings them back, as of
    /// whatever date one asks. What happened, and every proof of it, stays what it was. Sources and members are erased
    /// from all events that name them. With dryRun=true it says from which events.
    /// </summary>
    [WolverinePost("/api/competitions/{competition:slug}/erasure")]
    public static Task<IResult> Post(string competition, ErasureBody body, Writes writes, HttpContext http) =>
        writes.AnswerAsync(
            http,
            competition,
            new EraseTexts(body.Texts, body.Reason, RandomNumberGenerator.GetHexString(LengthOfTag, lowercase: true))
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>The texts, each by the sequence of its event and its JSON Pointer in it; and why, in words that name nobody.</summary>
public sealed record ErasureBody(ValueList<TextPlace> Texts, string Reason) : FactBody;
