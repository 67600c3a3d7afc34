using Microsoft.Extensions.Caching.Memory;
using Tracker.Api.Versions;
using Tracker.Domain.Values;
using Tracker.Store.Reading;

namespace Tracker.Api.Http;

/// <summary>
/// Answers everyone's questions again from the bytes that answered them before, as long as nothing was recorded since and no
/// time has come that changes them. Bounded; stands before everything else.
/// </summary>
public sealed class ReadyAnswers(RequestDelegate next, LatestVersions versions, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 32 * 1024 * 1024;
    private const int LargestBody = 1024 * 1024;

    // Who asks for longer addresses than people and programs do is answered anew each time.
    private const int LongestQuestion = 1024;
    private const string Prefix = "/api/competitions/";

    // A question with its headers, beside the body of its answer.
    private const int Overhead = 1024;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>Answers what is ready; lets everything else pass, and keeps what comes of it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.Authorization.Count > 0)
            return next(http);
        if (CompetitionIn(http.Request.Path.Value!) is not { } competition)
            return next(http);
        var question = new Question(
            http.Request.Path.Value!,
            http.Request.QueryString.Value ?? "",
            http.Request.Headers.AcceptLanguage.ToString(),
            http.Request.Headers.Accept.ToString()
        );
        if (question.Length > LongestQuestion || versions.Of(competition) is not { } latest)
            return next(http);
        var now = clock.GetUtcNow();
        if (answers.TryGetValue(question, out Ready? ready) && ready!.Version == latest.Version && now < ready.Until)
            return ready.Answer.ExecuteAsync(http);
        if (latest.StandsUntil(now) is { } until)
            http.Features.Set(new Slot(this, question, latest.Version, until));
        return next(http);
    }

    /// <inheritdoc />
    public void Dispose() => answers.Dispose();

    /// <summary>Keeps an answer for whoever asks the same next, where the request is one of those that are kept.</summary>
    public static void Keep(HttpContext http, TaggedBytes answer)
    {
        // What is deprecated says so in headers that are not kept.
        if (
            http.Features.Get<Slot>() is { } slot
            && answer.Body.Length <= LargestBody
            && DeprecatedAttribute.Of(http) is null
        )
            slot.Keep(answer);
    }

    private static CompetitionId? CompetitionIn(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var end = path.IndexOf('/', Prefix.Length);
        return Slug.TryParse<CompetitionId>(end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end], out var id)
            ? id
            : null;
    }

    private readonly record struct Question(string Path, string Query, string Language, string MediaTypes)
    {
        public int Length => Path.Length + Query.Length + Language.Length + MediaTypes.Length;
    }

    private sealed record Ready(TaggedBytes Answer, long Version, DateTimeOffset Until);

    // What was the latest when the request came: the answer shows that or more, never less.
    private sealed class Slot(ReadyAnswers all, Question question, long version, DateTimeOffset until)
    {
        public void Keep(TaggedBytes answer) =>
            all.answers.Set(
                question,
                new Ready(answer, version, until),
                new MemoryCacheEntryOptions { Size = answer.Body.Length + Overhead }
            );
    }
}
