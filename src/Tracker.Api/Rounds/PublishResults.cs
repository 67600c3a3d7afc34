using Tracker.Api.Http;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Wolverine.Http;

namespace Tracker.Api.Rounds;

/// <summary>Says what readers without a token may see of a round's results.</summary>
public static class PublishResultsEndpoint
{
    /// <summary>
    /// Says what readers without a token may see of a round's results, and from when. Until the first publication of a
    /// round they see what is recorded of it; from then on, at whatever date they ask, what was published and nothing else.
    /// An embargo also holds back the decision, objections and corrections that were recorded on its day or later.
    /// </summary>
    [WolverinePost("/api/competitions/{competition:slug}/rounds/{round:slug}/publication")]
    public static Task<IResult> Post(
        string competition,
        string round,
        PublicationBody body,
        Writes writes,
        HttpContext http
    ) =>
        writes.AnswerAsync(
            http,
            competition,
            new PublishResults(new StepId(round), body.Disclosure, body.EmbargoUntil)
            {
                Circumstances = body.Circumstances,
            }
        );
}

/// <summary>
/// What may be seen: scores (none, leaders, mean, all), totals or not, ranks or not, listed by rank or by name; and not
/// before when, else at once.
/// </summary>
public sealed record PublicationBody(Disclosure Disclosure, Moment? EmbargoUntil) : FactBody;
