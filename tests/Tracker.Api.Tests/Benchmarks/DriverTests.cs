using System.Text;
using Tracker.Benchmarks.Driving;

namespace Tracker.Api.Tests.Benchmarks;

public class DriverTests
{
    public static TheoryData<int, string> Answers { get; } =
        new()
        {
            { 200, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"1\"\r\n\r\nhello" },
            { 200, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n" },
            {
                429,
                "HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n"
            },
            { 204, "HTTP/1.1 204 No Content\r\nDate: Wed, 25 Nov 2026 01:27:52 GMT\r\n\r\n" },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_whole_when_its_last_byte_is_there_and_not_before(int status, string answer)
    {
        var reader = new AnswerReader();
        foreach (var again in new[] { 1, 2 })
        {
            var heard = Encoding.ASCII.GetBytes(answer).Select(each => Hear(reader, [each])).ToList();
            Assert.Equal([.. Enumerable.Repeat<int?>(null, heard.Count - 1), status], heard);
            Assert.Equal(status, Hear(reader, Encoding.ASCII.GetBytes(answer)));
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nDate: now\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    public void What_is_no_answer_to_one_request_is_counted_as_none(string answer) =>
        Assert.Throws<InvalidDataException>(() => Hear(new AnswerReader(), Encoding.ASCII.GetBytes(answer)));

    [Fact]
    public void An_answer_longer_than_was_thought_is_read_to_its_end()
    {
        var body = new string('x', 100_000);
        var reader = new AnswerReader();
        Assert.Null(Hear(reader, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray()));
        Assert.Equal(200, Hear(reader, Encoding.ASCII.GetBytes(body)));
    }

    [Fact]
    public void A_rate_is_of_what_succeeded_before_the_time_was_over()
    {
        var load = new Load { Duration = TimeSpan.FromSeconds(2) };
        foreach (var milliseconds in Enumerable.Range(1, 100))
            load.Add(200, TimeSpan.FromMilliseconds(milliseconds), isInTime: true);
        load.Add(409, TimeSpan.FromMilliseconds(200), isInTime: true);
        load.Add(200, TimeSpan.FromMilliseconds(300), isInTime: false);

        Assert.Equal((50, 101, 1, "200: 101, 409: 1"), (load.PerSecond, load.Succeeded, load.Refused, load.Statuses));
        Assert.Equal(
            (51, 200, 300),
            (Milliseconds(load.Latencies, 50), Milliseconds(load.Latencies, 99), Milliseconds(load.Latencies, 100))
        );
    }

    private static double Milliseconds(Latencies latencies, double percent) =>
        latencies.Percentile(percent).TotalMilliseconds;

    private static int? Hear(AnswerReader reader, byte[] bytes)
    {
        int? heard = null;
        for (var at = 0; at < bytes.Length; )
        {
            var room = reader.Room();
            var count = Math.Min(room.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(room);
            heard = reader.Take(count);
            at += count;
        }
        return heard;
    }
}
