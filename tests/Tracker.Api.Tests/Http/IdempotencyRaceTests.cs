using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Http;

/// <summary>One key at many places at once: one request is made.</summary>
public sealed class IdempotencyRaceTests(TwoTrackers services) : IClassFixture<TwoTrackers>
{
    private TrackerHost One => services.One;
    private TrackerHost Two => services.Two;

    [Fact]
    public async Task Of_32_with_one_key_on_two_nodes_one_is_made_and_all_get_its_answer()
    {
        foreach (var write in new[] { "POST {c}/notes", "POST /api/competitions", "POST /api/import" })
        {
            var (cup, request) = await KeyedWrite.InNewCupAsync(One, write);

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 32).Select(i => request.SendAsync(i % 2 == 0 ? One : Two, cup))
            );

            var first = Assert.Single(answers, answer => !answer.Headers.ContainsKey("Idempotency-Replayed"));
            Assert.All(answers.Where(answer => answer != first), answer => KeyedWrite.AssertSame(first, answer));
            Assert.NotEqual(0, KeyedWrite.Recorded(first));
            Assert.Equal(first.Number("version"), await KeyedWrite.VersionAsync(One, cup, write));
        }
    }

    // The path names no competition: its lock alone would let both through.
    [Fact]
    public async Task Of_many_competitions_announced_at_once_with_one_key_one_is()
    {
        var (_, request) = await KeyedWrite.InNewCupAsync(One, "POST /api/competitions");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    (request with { Body = request.Body.Replace("-new", $"-new-{i}") }).SendAsync(
                        i % 2 == 0 ? One : Two,
                        "many"
                    )
                )
        );

        Assert.Equal([201, .. Enumerable.Repeat(422, 15)], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_key_whose_request_does_not_end_is_said_to_be_in_use()
    {
        var (_, request) = await KeyedWrite.InNewCupAsync(One, "POST {c}/notes");
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"operator\nPOST\n{request.Path}\nk"));
        Answer second;
        await using (
            await Held.ByAsync(One.Database, $"select pg_advisory_xact_lock({BinaryPrimitives.ReadInt64BigEndian(id)})")
        )
            second = await request.SendAsync(Two, "k");

        Problem.Is(409, "idempotency-key-in-use", second);
        Assert.Equal("1", second.Headers["Retry-After"]);
        KeyedWrite.AssertSame(await request.SendAsync(One, "k"), await request.SendAsync(Two, "k"));
    }
}
