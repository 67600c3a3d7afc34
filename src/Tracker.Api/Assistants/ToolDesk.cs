using ModelContextProtocol.Protocol;
using Tracker.Api.Http;
using Tracker.Api.Security;
using Tracker.Domain.Clocks;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Web.Language;

namespace Tracker.Api.Assistants;

/// <summary>What a tool is asked.</summary>
/// <param name="Competition">Of which competition.</param>
/// <param name="AsOf">For when.</param>
/// <param name="KnownAt">As far as it was known when.</param>
/// <param name="Lang">In which language it is told.</param>
public sealed record ToolCall(string Competition, string? AsOf, string? KnownAt, string? Lang);

/// <summary>What every tool does: read what it is asked, look as whoever calls may look, and say what would be right.</summary>
public sealed class ToolDesk(CompetitionReader reader, IHttpContextAccessor requests)
{
    private HttpContext Http =>
        requests.HttpContext ?? throw new InvalidOperationException("A tool is called within a request.");

    /// <summary>Answers of what the caller may see of a competition.</summary>
    public async Task<CallToolResult> AnswerAsync(
        ToolCall call,
        Func<ToolSight, CallToolResult> tell,
        CancellationToken cancellation
    ) =>
        await LookAsync(call, null, cancellation) is var (sight, refusal) && sight is not null ? tell(sight) : refusal!;

    /// <summary>What the caller may see of a competition; or why there is nothing.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="at">For when, where the clocks of the call are not what is meant.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(ToolSight? Sight, CallToolResult? Refusal)> LookAsync(
        ToolCall call,
        Func<Question, Question>? at,
        CancellationToken cancellation
    )
    {
        if (!Slug.TryParse<CompetitionId>(call.Competition, out var id))
            return (null, Refused.Of("The argument competition cannot be read.", Slug.Rule));
        var (asked, refusal) = Read(call, id);
        if (asked is not var (question, addresses))
            return (null, refusal);
        question = at?.Invoke(question) ?? question;
        return await reader.LookAsync(id, question, cancellation) is { } sight
            ? (new(sight, question, addresses), null)
            : (null, Refused.Of($"There is no competition '{id}'.", "an id that list_competitions tells"));
    }

    /// <summary>The competitions that the caller may know of, by id.</summary>
    public Task<IReadOnlyList<Domain.Views.SummaryView>> ListAsync(
        CompetitionId? after,
        int limit,
        CancellationToken cancellation
    )
    {
        var caller = Caller.Of(Http);
        return reader.ListAsync(
            each => new Question(null, null, caller.ReaderOf(each), Tongue.English.Tag),
            after,
            limit,
            cancellation
        );
    }

    /// <summary>The language that a call names, and addresses of pages in it; null where there is no such language.</summary>
    public Addresses? AddressesIn(string? lang) =>
        lang is null ? Addresses.Of(Http)
        : Tongue.Of(lang) is { } tongue ? Addresses.Of(Http) with { Tongue = tongue }
        : null;

    private ((Question, Addresses)? Asked, CallToolResult? Refusal) Read(ToolCall call, CompetitionId id)
    {
        Moment? asOf = null;
        Moment? knownAt = null;
        if (call.AsOf is not null && (asOf = Asked.Moment(call.AsOf)) is null)
            return (null, Refused.Of("The argument asOf cannot be read.", Moment.Rule));
        if (call.KnownAt is not null && (knownAt = Asked.Moment(call.KnownAt)) is null)
            return (null, Refused.Of("The argument knownAt cannot be read.", Moment.Rule));
        if (AddressesIn(call.Lang) is not { } addresses)
            return (null, Refused.Of("The argument lang cannot be read.", "en or ko"));
        var tongue = addresses.Tongue ?? Tongue.English;
        return ((new(asOf, knownAt, Caller.Of(Http).ReaderOf(id), tongue.Tag), addresses), null);
    }
}

/// <summary>What a tool shows, and how it speaks of it.</summary>
/// <param name="Sight">What the caller may see.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Addresses">Of the pages.</param>
public sealed record ToolSight(Sight Sight, Question Question, Addresses Addresses)
{
    /// <summary>The competition.</summary>
    public CompetitionId Competition => Sight.Heading.Competition;

    /// <summary>The language in which it is told.</summary>
    public Tongue Tongue => Tongue.Of(Question.Language)!;

    /// <summary>The address of a page of the competition at the same times.</summary>
    public Uri Page(string path, params IEnumerable<(string Name, string? Value)> query) =>
        Addresses.Page(
            $"/c/{Competition}{path}",
            [.. query, ("asOf", Question.AsOf?.Text), ("knownAt", Question.KnownAt?.Text)]
        );
}
