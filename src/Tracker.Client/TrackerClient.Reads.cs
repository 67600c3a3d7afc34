using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Client;

/// <content>What is asked.</content>
public sealed partial class TrackerClient
{
    /// <summary>The competitions in brief, by id, a page at a time.</summary>
    /// <param name="after">The id after which the page begins; null for the first page.</param>
    /// <param name="limit">How many a page has, 1 to 1000; null for 100.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<CompetitionsPage> CompetitionsAsync(
        string? after = null,
        int? limit = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            new Ask(HttpMethod.Get, "api/competitions").With(("after", after), ("limit", Text(limit))),
            TrackerJson.Default.CompetitionsPage,
            cancellation
        );

    /// <summary>A competition in brief: its plan, its rounds and calls, and how far it has come.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Competition> CompetitionAsync(
        string competition,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) => ReadAsync(TrackerJson.Default.Competition, asked, cancellation, competition);

    /// <summary>Who is in, who is out and why.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Field> FieldAsync(
        string competition,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) => ReadAsync(TrackerJson.Default.Field, asked, cancellation, competition, "field");

    /// <summary>Plan against actual, step by step.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Funnel> FunnelAsync(
        string competition,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) => ReadAsync(TrackerJson.Default.Funnel, asked, cancellation, competition, "funnel");

    /// <summary>The ranked table of a round, or the latest.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round; null for the last that was evaluated.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Standings> StandingsAsync(
        string competition,
        string? round = null,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Asking(asked, "competitions", competition, "standings").With(("round", round)),
            TrackerJson.Default.Standings,
            cancellation
        );

    /// <summary>The teams, up to 1000 of them: all, or those of which a present or former name contains a text.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="name">The text; null for all teams.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<TeamList> TeamsAsync(
        string competition,
        string? name = null,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Asking(asked, "competitions", competition, "teams").With(("name", name), ("limit", "1000")),
            TrackerJson.Default.TeamList,
            cancellation
        );

    /// <summary>A page of the history, by sequence.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="filter">Which events; null for all.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<HistoryPage> HistoryPageAsync(
        string competition,
        HistoryFilter? filter = null,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Asking(asked, "competitions", competition, "history")
                .With(
                    ("team", filter?.Team),
                    ("round", filter?.Round),
                    ("type", filter?.Type),
                    ("after", Text(filter?.After)),
                    ("limit", Text(filter?.Limit))
                ),
            TrackerJson.Default.HistoryPage,
            cancellation
        );

    /// <summary>The whole history, by sequence, fetched page by page as it is read.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="filter">Which events; null for all.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public async IAsyncEnumerable<RecordedEvent> HistoryAsync(
        string competition,
        HistoryFilter? filter = null,
        ReadOptions? asked = null,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        for (var wanted = filter ?? new HistoryFilter(); ; )
        {
            var page = await HistoryPageAsync(competition, wanted, asked, cancellation);
            foreach (var happened in page.Events)
                yield return happened;
            if (page.Next is null || page.Events is not [.., { Sequence: { } last }])
                yield break;
            wanted = wanted with { After = last };
        }
    }

    /// <summary>What differs between two dates, or between what was known on two days of one date.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="between">The two sides.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Diff> DiffAsync(string competition, Between between, CancellationToken cancellation = default) =>
        SendAsync(
            new Ask(HttpMethod.Get, Ask.PathOf("competitions", competition, "diff"))
                .With(between.Parameters)
                .With(("minVersion", Text(between.MinVersion))),
            TrackerJson.Default.Diff,
            cancellation
        );

    /// <summary>Why a team stands where it does in a round.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="team">The team, one that the standings show.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Explanation> ExplanationAsync(
        string competition,
        string round,
        string team,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Asking(asked, "competitions", competition, "rounds", round, "explanation").With(("team", team)),
            TrackerJson.Default.Explanation,
            cancellation
        );

    /// <summary>Who would flip if an evaluated round had been judged otherwise. Nothing is stored.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="supposed">What is supposed; of nothing, the smallest change of one weight that flips the cut.</param>
    /// <param name="asked">For when, and by what was known when.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<WhatIf> WhatIfAsync(
        string competition,
        string round,
        Supposition supposed,
        ReadOptions? asked = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Asking(asked, "competitions", competition, "rounds", round, "what-if") with
            {
                Method = HttpMethod.Post,
                Body = Json(supposed, TrackerJson.Default.Supposition),
            },
            TrackerJson.Default.WhatIf,
            cancellation
        );

    /// <summary>Anything else that is read, such as <c>competitions/bread/teams/rye?asOf=2026-03-02</c>.</summary>
    /// <param name="path">The path below <c>/api</c>, with its query, both escaped.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<JsonAnswer> GetAsync(string path, CancellationToken cancellation = default) =>
        // Not all of it is JSON, such as a checkpoint.
        RawAsync(new Ask(HttpMethod.Get, BelowApi(path)) { Accept = "*/*" }, cancellation);

    /// <summary>The whole history as a file (<c>tracker-history/1</c>) that another service can import.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="destination">Where it is written, as it comes. What can be rewound is written anew when the connection
    /// is lost.</param>
    /// <param name="asked">Up to when, and by what was known when.</param>
    /// <param name="received">Told how many bytes have come.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task ExportAsync(
        string competition,
        Stream destination,
        ReadOptions? asked = null,
        IProgress<long>? received = null,
        CancellationToken cancellation = default
    )
    {
        var start = destination.CanSeek ? destination.Position : 0;
        long taken = 0;
        await sender.SendAsync(
            Asking(asked, "competitions", competition, "export"),
            async (response, silence) =>
            {
                if (taken > 0)
                    Rewind();
                var stream = await Bodies.OpenAsync(response, silence, long.MaxValue);
                await using var _ = stream;
                var chunk = new byte[64 * 1024];
                for (int read; (read = await stream.ReadAsync(chunk, silence.Token)) > 0; )
                {
                    await destination.WriteAsync(chunk.AsMemory(0, read), cancellation);
                    received?.Report(taken += read);
                }
                return taken;
            },
            cancellation
        );

        void Rewind()
        {
            if (!destination.CanSeek)
                throw new TrackerException(
                    TrackerException.TooLarge,
                    "The connection was lost in the middle of the file, and what was written cannot be taken back."
                );
            destination.Position = start;
            destination.SetLength(start);
            taken = 0;
        }
    }

    private Task<T> ReadAsync<T>(
        JsonTypeInfo<T> type,
        ReadOptions? asked,
        CancellationToken cancellation,
        params ReadOnlySpan<string> below
    )
        where T : TrackerAnswer => SendAsync(Asking(asked, ["competitions", .. below]), type, cancellation);

    private static Ask Asking(ReadOptions? asked, params ReadOnlySpan<string> path) =>
        new Ask(HttpMethod.Get, Ask.PathOf(path)).With(
            ("asOf", asked?.AsOf?.Text),
            ("knownAt", asked?.KnownAt?.Text),
            ("lang", asked?.Language),
            ("minVersion", Text(asked?.MinVersion))
        );

    private Task<JsonAnswer> RawAsync(Ask ask, CancellationToken cancellation) =>
        sender.SendAsync(
            ask,
            async (response, silence) =>
                new JsonAnswer { Utf8 = await Bodies.ReadAsync(response, silence, options.LargestAnswer) },
            cancellation
        );

    private static string BelowApi(string path) => $"api/{path.TrimStart('/')}";

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
