using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Tracker.Api.Http;
using Tracker.Domain.Views;

namespace Tracker.Api.DataFiles;

/// <summary>Answers with rows: as a table, or as lines of JSON.</summary>
internal static class DataAnswer
{
    // What is longer is not held whole, but written as it is sent.
    private const int Many = 1000;

    /// <summary>Rows in a representation other than JSON.</summary>
    /// <param name="form">The representation.</param>
    /// <param name="what">What they are, as the name of a file says it.</param>
    /// <param name="heading">How the answer is headed.</param>
    /// <param name="data">The rows, and the columns of a table of them.</param>
    /// <param name="head">What each line of JSON says first.</param>
    /// <param name="more">What else is said of the answer.</param>
    public static async Task<IResult> OfAsync<TRow>(
        Representation form,
        string what,
        Heading heading,
        (IReadOnlyCollection<TRow> Rows, IReadOnlyList<Column<TRow>> Columns) data,
        Func<TRow, JsonObject> head,
        params IEnumerable<KeyValuePair<string, StringValues>> more
    )
    {
        KeyValuePair<string, StringValues>[] headers =
        [
            .. Answers.FileNamed($"{heading.Competition}-{what}.{form.Extension}"),
            .. more,
        ];
        if (data.Rows.Count > Many)
            return Answers.Streamed(WriteAsync, form.MediaType, heading.Version, headers);
        using var body = new MemoryStream();
        await WriteAsync(body);
        return Answers.Bytes(body.ToArray(), form.MediaType, heading.Version, headers);

        Task WriteAsync(Stream stream) =>
            form == Representation.Csv
                ? DataTable.WriteAsync(stream, data.Columns, data.Rows)
                : DataLines.WriteAsync(stream, data.Rows, head);
    }
}
