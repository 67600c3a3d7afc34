using System.Buffers;
using System.Buffers.Text;
using CsvHelper;
using Tracker.Api.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Rounds;
using Tracker.Domain.Scoring;
using Tracker.Domain.Values;

namespace Tracker.Api.ScorecardFiles;

/// <summary>Reads a table of scorecards, as spreadsheets write it: a line a card, with a comma, a semicolon or a tab between.</summary>
internal sealed class CsvScorecards
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    /// <summary>The word for a score that a judge abstains from.</summary>
    public const string Abstained = "abstain";

    private const string Number =
        "digits with a point, such as 31.5; nothing where it is not scored; abstain, - or 기권 to abstain";

    private const int MostDigits = 28;

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.-"u8);

    private static readonly string[] Abstaining = [Abstained, "abstained", "-", "–", "기권"];

    private readonly PlacedFaults faults = new();
    private readonly List<Scorecard> cards = [];
    private readonly List<int> lines = [];
    private readonly List<KeyValuePair<CriterionId, decimal?>> scores = [];
    private readonly KnownIds<TeamId> teams = new();
    private readonly KnownIds<JudgeId> judges = new();
    private readonly List<CsvMalformedRecord> malformed = [];
    private CsvColumns? columns;
    private int unscored;

    private CsvScorecards() { }

    /// <summary>Reads a file.</summary>
    /// <param name="body">The file.</param>
    /// <param name="charset">The encoding that is said to be; null where none is said.</param>
    /// <param name="rubric">The rubric of the round, for the names of its criteria.</param>
    public static HandedIn Read(ReadBody body, string? charset, Rubric? rubric)
    {
        var file = new CsvScorecards();
        var (text, fault) = CsvText.Read(body, charset);
        var hasTooMany = false;
        if (fault is not null)
            file.faults.Add(fault);
        else
            hasTooMany = !file.ReadTable(text, rubric);
        return new(file.cards.ToValueList(), file.faults, file.PlaceOf)
        {
            IsFile = true,
            HasTooMany = hasTooMany,
            Unscored = file.unscored,
        };
    }

    private bool ReadTable(ReadOnlyMemory<byte> text, Rubric? rubric)
    {
        using var csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                HasHeader = false,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                OnMalformedRecord = malformed.Add,
            }
        );
        if (!csv.Read())
            return true;
        var headers = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
        if (IsWellFormed(csv))
            columns = CsvColumns.Read(headers, rubric, (int)csv.LineNumber, faults);
        while (columns is not null && csv.Read())
            if (IsWellFormed(csv) && ReadLine(csv, columns) is { } card)
            {
                if (cards.Count == HandedIn.MostCards)
                    return false;
                cards.Add(card);
                lines.Add((int)csv.LineNumber);
            }
        return true;
    }

    private bool IsWellFormed(CsvReader csv)
    {
        if (malformed.Count == 0)
            return true;
        foreach (var each in malformed)
            faults.Add(
                (int)each.LineNumber,
                CellAt(csv, each.ByteOffset - csv.ByteOffset),
                each.Reason == CsvMalformedReason.UnterminatedQuote
                    ? "A quotation mark opens a cell that is never closed."
                    : "A quotation mark stands within a cell.",
                "a cell in quotation marks, and each mark within it twice"
            );
        malformed.Clear();
        return false;
    }

    // The cell, from 1, in which a byte of the line is.
    private static int CellAt(CsvReader csv, long offset)
    {
        var before = csv.RawRecord[..(int)Math.Clamp(offset, 0, csv.RawRecord.Length)];
        var (cell, quoted) = (1, false);
        foreach (var each in before)
            if (each == '"')
                quoted = !quoted;
            else if (each == csv.Separator && !quoted)
                cell++;
        return cell;
    }

    private Scorecard? ReadLine(CsvReader csv, CsvColumns header)
    {
        var (line, before, isBlank) = ((int)csv.LineNumber, faults.Count, true);
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (csv.IsEmpty(i))
                continue;
            isBlank = false;
            if (!header.IsHeaded(i))
                faults.Add(line, i + 1, "This cell stands under no header.", "cells under the header row's columns");
        }
        if (isBlank)
            return null;
        if (csv.FieldCount < header.Count)
            faults.Add(
                line,
                csv.FieldCount,
                $"The line ends after {csv.FieldCount} of {header.Count} cells.",
                "as many cells as the header row has, empty ones too"
            );
        ReadScores(csv, header, line);
        if (faults.Count == before && scores.Count == 0)
        {
            unscored++;
            return null;
        }
        var team = ReadId(csv, line, header.TeamAt, teams, CsvColumns.Team);
        var judge = ReadId(csv, line, header.JudgeAt, judges, CsvColumns.Judge);
        return faults.Count == before ? new(team, judge, scores.ToValueMap()) : null;
    }

    private void ReadScores(CsvReader csv, CsvColumns header, int line)
    {
        scores.Clear();
        for (var i = 0; i < Math.Min(header.Count, csv.FieldCount); i++)
        {
            if (header[i] is not { } criterion || csv.IsEmpty(i))
                continue;
            if (TryReadPoints(csv.GetSpan(i), out var points))
                scores.Add(new(criterion, points));
            else if (Abstaining.Contains(csv.GetString(i), StringComparer.OrdinalIgnoreCase))
                scores.Add(new(criterion, null));
            else
                faults.Add(line, i + 1, $"'{Cut(csv.GetString(i))}' is no number.", Number);
        }
    }

    private TId ReadId<TId>(CsvReader csv, int line, int column, KnownIds<TId> known, string what)
        where TId : struct, IId<TId>
    {
        var cell = csv.GetSpan(column);
        if (!known.TryRead(cell, out var id))
            faults.Add(
                line,
                column + 1,
                cell.IsEmpty ? $"The line has scores, and no {what}." : $"'{Cut(csv.GetString(column))}' is no id.",
                Slug.Rule
            );
        return id;
    }

    // Digits as they are, whatever the machine's language: no exponent, no thousands, no comma.
    private static bool TryReadPoints(ReadOnlySpan<byte> cell, out decimal points)
    {
        points = 0;
        return !cell.IsEmpty
            && cell.Length <= MostDigits
            && !cell.ContainsAnyExcept(OfNumbers)
            && Utf8Parser.TryParse(cell, out points, out var read)
            && read == cell.Length;
    }

    private PlacedFault PlaceOf(ItemFault fault) =>
        HandedIn.Placed(fault.Refusal, lines[fault.Item], columns!.ColumnOf(fault.Member));

    private static string Cut(string text) =>
        new([.. (text.Length <= 40 ? text : text[..40] + "…").Where(each => !char.IsControl(each))]);
}
