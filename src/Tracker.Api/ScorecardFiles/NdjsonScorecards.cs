using System.Text;
using System.Text.Json;
using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Json;
using Tracker.Domain.Rounds;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>Reads NDJSON, a scorecard a line: every byte once, and nothing between the bytes and the cards.</summary>
internal sealed class NdjsonScorecards
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/x-ndjson";

    private const string Card = "{\"team\": …, \"judge\": …, \"scores\": {…}}";

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 8 };

    private readonly ReadOnlyMemory<byte> text;
    private readonly PlacedFaults faults = new();
    private readonly List<Scorecard> cards = [];
    private readonly List<(int Number, int Start, int Length)> lines = [];
    private readonly List<KeyValuePair<CriterionId, decimal?>> scores = [];
    private readonly KnownIds<TeamId> teams = new();
    private readonly KnownIds<JudgeId> judges = new();
    private readonly KnownIds<CriterionId> criteria = new();
    private int number;

    private NdjsonScorecards(ReadOnlyMemory<byte> text) => this.text = text;

    /// <summary>Reads a file.</summary>
    public static HandedIn Read(ReadOnlyMemory<byte> utf8)
    {
        var file = new NdjsonScorecards(utf8);
        var hasTooMany = !file.ReadLines();
        return new(file.cards.ToValueList(), file.faults, file.PlaceOf) { IsFile = true, HasTooMany = hasTooMany };
    }

    private bool ReadLines()
    {
        var start = 0;
        while (start < text.Length)
        {
            var rest = text.Span[start..];
            var length = rest.IndexOf((byte)'\n') is var end and >= 0 ? end : rest.Length;
            number++;
            var line = rest[..length];
            if (!line.Trim(" \t\r"u8).IsEmpty && Read(line) is { } card)
            {
                if (cards.Count == HandedIn.MostCards)
                    return false;
                cards.Add(card);
                lines.Add((number, start, length));
            }
            start += length + 1;
        }
        return true;
    }

    private Scorecard? Read(ReadOnlySpan<byte> line)
    {
        var before = faults.Count;
        var reader = new Utf8JsonReader(line, Strict);
        try
        {
            var card = ReadCard(line, ref reader);
            // Whatever stands after the card throws.
            while (reader.Read()) { }
            return faults.Count == before ? card : null;
        }
        catch (JsonException exception)
        {
            var sentence = JsonText.FirstSentence(exception.Message);
            Fault(
                line,
                exception.BytePositionInLine ?? 0,
                $"This is not JSON: {sentence}",
                "a card as JSON, on one line"
            );
            return null;
        }
    }

    private Scorecard? ReadCard(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(line, reader.TokenStartIndex, "A line is a scorecard.", Card);
            reader.Skip();
            return null;
        }
        (TeamId Id, bool Said) team = default;
        (JudgeId Id, bool Said) judge = default;
        var scored = false;
        scores.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            string? other = null;
            if (!team.Said && reader.ValueTextEquals("team"u8))
                team = (ReadId(line, ref reader, teams), true);
            else if (!judge.Said && reader.ValueTextEquals("judge"u8))
                judge = (ReadId(line, ref reader, judges), true);
            else if (!scored && reader.ValueTextEquals("scores"u8))
                scored = ReadScores(line, ref reader);
            else
                other = Text(ref reader);
            if (other is null)
                continue;
            Fault(
                line,
                at,
                other is "team" or "judge" or "scores"
                    ? $"The member '{other}' is there twice."
                    : $"There is no member '{(other.Length > 40 ? other[..40] : other)}' here.",
                Card
            );
            reader.Read();
            reader.Skip();
        }
        if (!team.Said || !judge.Said)
            Fault(line, 0, $"The card has no {(team.Said ? "judge" : "team")}.", Card);
        return new(team.Id, judge.Id, scores.ToValueMap());
    }

    private TId ReadId<TId>(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, KnownIds<TId> known)
        where TId : struct, IId<TId>
    {
        reader.Read();
        TId id = default;
        if (
            reader.TokenType != JsonTokenType.String
            || !known.TryRead(
                reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Text(ref reader)) : reader.ValueSpan,
                out id
            )
        )
        {
            Fault(line, reader.TokenStartIndex, "An id belongs here.", Slug.Rule);
            reader.Skip();
        }
        return id;
    }

    // Always true: the scores are said, whatever they are.
    private bool ReadScores(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(line, reader.TokenStartIndex, "A map belongs here.", "points by criterion: {\"some-id\": 31.5, …}");
            reader.Skip();
            return true;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = reader.TokenStartIndex;
            var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Text(ref reader)) : reader.ValueSpan;
            var isId = criteria.TryRead(name, out var criterion);
            if (!isId)
                Fault(line, at, "The id of a criterion belongs here.", Slug.Rule);
            reader.Read();
            decimal? score = null;
            if (reader.TokenType == JsonTokenType.Number && ExactDecimalConverter.TryRead(ref reader, out var points))
                score = points;
            else if (reader.TokenType != JsonTokenType.Null)
            {
                Fault(
                    line,
                    reader.TokenStartIndex,
                    "A number of at most 28 digits belongs here, or null where the judge abstains.",
                    "points such as 31.5"
                );
                reader.Skip();
            }
            if (isId)
                scores.Add(new(criterion, score));
        }
        if (scores.ToValueMap().Count < scores.Count)
            Fault(line, reader.TokenStartIndex, "A criterion is scored twice.", "each criterion once");
        return true;
    }

    // What is no Unicode is no id either.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private PlacedFault PlaceOf(ItemFault fault)
    {
        var (at, start, length) = lines[fault.Item];
        var line = text.Span.Slice(start, length);
        return HandedIn.Placed(fault.Refusal, at, ColumnOf(line, PositionOf(line, fault.Member.Split('.', 2))));
    }

    // Only of what is wrong: to find it, its line is read again.
    private static long PositionOf(ReadOnlySpan<byte> line, string[] member)
    {
        var reader = new Utf8JsonReader(line, Strict);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > member.Length)
                continue;
            if (!reader.ValueTextEquals(member[reader.CurrentDepth - 1]))
            {
                reader.Skip();
                continue;
            }
            var isIt = reader.CurrentDepth == member.Length;
            reader.Read();
            if (isIt)
                return reader.TokenStartIndex;
        }
        return 0;
    }

    private void Fault(ReadOnlySpan<byte> line, long position, string message, string instead) =>
        faults.Add(number, ColumnOf(line, position), message, instead);

    private static int ColumnOf(ReadOnlySpan<byte> line, long position) =>
        Encoding.UTF8.GetCharCount(line[..(int)Math.Min(position, line.Length)]) + 1;
}
