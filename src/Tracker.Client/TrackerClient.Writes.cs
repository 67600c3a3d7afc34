using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Client;

/// <content>What is written.</content>
public sealed partial class TrackerClient
{
    /// <summary>Announces a competition.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> AnnounceAsync(
        NewCompetition competition,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) => WriteAsync(["competitions"], competition, TrackerJson.Default.NewCompetition, options, cancellation);

    /// <summary>Enters teams.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> EnterTeamsAsync(
        string competition,
        NewTeams teams,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) => WriteAsync(["competitions", competition, "teams"], teams, TrackerJson.Default.NewTeams, options, cancellation);

    /// <summary>Schedules a round.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> ScheduleRoundAsync(
        string competition,
        NewRound round,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        WriteAsync(["competitions", competition, "rounds"], round, TrackerJson.Default.NewRound, options, cancellation);

    /// <summary>Hands in scorecards.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="scorecards">The cards.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> SubmitScorecardsAsync(
        string competition,
        string round,
        NewScorecards scorecards,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        WriteAsync(
            ["competitions", competition, "rounds", round, "scorecards"],
            scorecards,
            TrackerJson.Default.NewScorecards,
            options,
            cancellation
        );

    /// <summary>Hands in a file of scorecards, NDJSON or CSV: all of it, or nothing.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="file">The file.</param>
    /// <param name="at">When they take effect; null for now.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<ScorecardsReceipt> SubmitScorecardFileAsync(
        string competition,
        string round,
        Upload file,
        Moment? at = null,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Writing(
                    HttpMethod.Post,
                    Ask.PathOf("competitions", competition, "rounds", round, "scorecards"),
                    file,
                    options
                )
                .With(("at", at?.Text)),
            TrackerJson.Default.ScorecardsReceipt,
            cancellation
        );

    /// <summary>Records the results of a round.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="evaluation">The results.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> EvaluateAsync(
        string competition,
        string round,
        NewEvaluation evaluation,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        WriteAsync(
            ["competitions", competition, "rounds", round, "evaluation"],
            evaluation,
            TrackerJson.Default.NewEvaluation,
            options,
            cancellation
        );

    /// <summary>Decides a round.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="round">The round.</param>
    /// <param name="decision">Who goes on and who does not.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> DecideAsync(
        string competition,
        string round,
        NewDecision decision,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        WriteAsync(
            ["competitions", competition, "rounds", round, "decision"],
            decision,
            TrackerJson.Default.NewDecision,
            options,
            cancellation
        );

    /// <summary>Records a note.</summary>
    /// <param name="competition">The competition.</param>
    /// <param name="note">The note.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> NoteAsync(
        string competition,
        NewNote note,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) => WriteAsync(["competitions", competition, "notes"], note, TrackerJson.Default.NewNote, options, cancellation);

    /// <summary>Anything else that is written, such as a withdrawal to <c>competitions/bread/teams/rye/withdrawal</c>.</summary>
    /// <param name="method"><see cref="HttpMethod.Post" />, or <see cref="HttpMethod.Put" /> for plan, schedule and rubric.</param>
    /// <param name="path">The path below <c>/api</c>, escaped.</param>
    /// <param name="body">The body, JSON as the reference describes it.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<WriteReceipt> WriteAsync(
        HttpMethod method,
        string path,
        Upload body,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) => SendAsync(Writing(method, BelowApi(path), body, options), TrackerJson.Default.WriteReceipt, cancellation);

    /// <summary>Imports a history file: all of it or nothing; what is recorded already is left as it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">Under which conditions.</param>
    /// <param name="cancellation">Gives up; what was sent may be recorded nevertheless.</param>
    public Task<ImportReceipt> ImportAsync(
        Upload file,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        SendAsync(
            Writing(HttpMethod.Post, "api/import", file, options),
            TrackerJson.Default.ImportReceipt,
            cancellation
        );

    private Task<WriteReceipt> WriteAsync<T>(
        ReadOnlySpan<string> path,
        T body,
        JsonTypeInfo<T> type,
        WriteOptions? options,
        CancellationToken cancellation
    ) =>
        SendAsync(
            Writing(HttpMethod.Post, Ask.PathOf(path), Json(body, type), options),
            TrackerJson.Default.WriteReceipt,
            cancellation
        );

    private Ask Writing(HttpMethod method, string path, Upload body, WriteOptions? conditions) =>
        new Ask(method, path)
        {
            Body = body,
            IdempotencyKey = conditions?.IdempotencyKey ?? NewKey(),
            IfVersion = conditions?.IfVersion,
        }.With(("dryRun", conditions?.DryRun == true ? "true" : null));

    private static Upload Json<T>(T body, JsonTypeInfo<T> type) =>
        Upload.Bytes(JsonSerializer.SerializeToUtf8Bytes(body, type), "application/json");

    private string NewKey()
    {
        var key = new byte[KeyBytes];
        options.Random.NextBytes(key);
        return Convert.ToHexStringLower(key);
    }
}
