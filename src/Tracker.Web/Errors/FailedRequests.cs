using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tracker.Web.Errors;

/// <summary>Tells the log of requests that failed: a line for each, with the trace by which the rest of it is found.</summary>
public sealed class FailedRequests
{
    private FailedRequests() { }

    /// <summary>
    /// Tells of one. Its path is told as it was sent, without its query, headers or body; what a database that is away has to say
    /// is told without its stack, as there is nothing in it to look for.
    /// </summary>
    public static void Tell(ILogger<FailedRequests> log, HttpContext http, int status, Exception? failure)
    {
        const string line = "{Method} {Path} failed with {Status}: {Reason} (trace {TraceId})";
        var isOfDatabase = failure is NpgsqlException || failure?.InnerException is NpgsqlException;
        log.LogError(
            isOfDatabase ? null : failure,
            line,
            http.Request.Method,
            http.Request.Path.ToUriComponent(),
            status,
            failure?.Message,
            TraceOf(http)
        );
    }

    /// <summary>The trace of a request, by which the log's lines on it are found.</summary>
    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}
