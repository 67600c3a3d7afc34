using System.Buffers.Text;
using System.Text;

namespace Tracker.Benchmarks.Driving;

/// <summary>
/// Requests that hand in one scorecard each, no two of them by the same judge. They are made once for each client; before one
/// is sent, the number of its judge is written into it.
/// </summary>
internal sealed class Cards
{
    private const string Digits = "0000000000";
    private static readonly byte[] Placeholder = Encoding.ASCII.GetBytes($"judge-{Digits}");

    private readonly byte[][] requests;
    private readonly int[] places;
    private long last;

    private Cards(byte[][] requests)
    {
        this.requests = requests;
        places = [.. requests.Select(each => each.AsSpan().IndexOf(Placeholder) + Placeholder.Length - Digits.Length)];
    }

    /// <summary>For clients that post to paths in turn.</summary>
    public static Cards Of(int clients, IReadOnlyList<string> paths, string? token) =>
        new([
            .. Enumerable
                .Range(0, clients)
                .Select(client =>
                    Requests.Post(
                        paths[client % paths.Count],
                        Json(client, Encoding.ASCII.GetString(Placeholder)),
                        token
                    )
                ),
        ]);

    /// <summary>A card in JSON.</summary>
    public static string Json(int number, string judge) =>
        $$$"""{"team":"{{{Teams.Id(number)}}}","judge":"{{{judge}}}","scores":{"quality":31.25,"reach":22.5,"cost":17}}""";

    /// <summary>The request that a client sends next.</summary>
    public ReadOnlySpan<byte> Next(int client)
    {
        var request = requests[client];
        Utf8Formatter.TryFormat(
            ++last,
            request.AsSpan(places[client], Digits.Length),
            out _,
            new('D', (byte)Digits.Length)
        );
        return request;
    }
}
