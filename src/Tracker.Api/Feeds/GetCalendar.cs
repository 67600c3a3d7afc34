using Tracker.Api.Http;
using Tracker.Api.Queries;
using Tracker.Api.Reference;
using Tracker.Store.Proofs;
using Tracker.Store.Reading;
using Tracker.Web.Language;
using Wolverine.Http;

namespace Tracker.Api.Feeds;

/// <summary>The dates of a competition as a calendar.</summary>
public static class GetCalendarEndpoint
{
    /// <summary>When rounds begin and end, and until when objections may be filed, as a calendar to subscribe to (RFC 5545).</summary>
    [Answers(typeof(string), MediaType = CalendarFile.MediaType)]
    [WolverineGet("/api/competitions/{competition:slug}/calendar.ics")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Reads.LookAsync(
            http,
            competition,
            reader,
            (sight, question) =>
                Task.FromResult(
                    Answers.WithAddresses(
                        CalendarFile.Write(
                            sight,
                            CalendarDate.Of(sight, question),
                            Tongue.Of(question.Language)!,
                            Addresses.Of(http),
                            http.RequestServices.GetRequiredService<ProofSettings>().Origin
                        ),
                        CalendarFile.MediaType,
                        sight.Heading.Version
                    )
                )
        );
}
