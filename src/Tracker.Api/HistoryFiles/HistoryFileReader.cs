using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Api.Http;
using Tracker.Domain.Competitions;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.HistoryFiles;

/// <summary>Reads a history file; or finds every fault that can be found without the record, each with its JSON path.</summary>
public sealed class HistoryFileReader
{
    private const int MostFaults = 100;

    private static readonly string[] Members = ["format", "competition", "sources", "events"];

    private readonly List<FileFault> faults = [];
    private readonly Dictionary<string, Source> sources = [];
    private readonly HashSet<string> cited = [];

    private HistoryFileReader() { }

    /// <summary>Reads a file from UTF-8 JSON.</summary>
    public static (HistoryFile? File, IReadOnlyList<FileFault> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        if (JsonText.Check(utf8.Span) is { } textFault)
            return (null, [new(textFault.Path, "malformed", textFault.Message, "valid JSON in UTF-8")]);
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var reader = new HistoryFileReader();
            var file = reader.Read(document.RootElement);
            return reader.faults.Count == 0 ? (file, []) : (null, [.. reader.faults.Take(MostFaults)]);
        }
        catch (JsonException exception)
        {
            return (null, [new("$", "malformed", JsonFaults.Sentence(exception), "each member once")]);
        }
    }

    private HistoryFile? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fault(
                "$",
                "malformed",
                "A history file is an object.",
                "{\"format\": …, \"competition\": …, \"events\": […]}"
            );
            return null;
        }
        foreach (var member in root.EnumerateObject().Where(member => !Members.Contains(member.Name)))
            Fault(
                $"$.{member.Name}",
                "malformed",
                $"A history file has no member '{member.Name}'.",
                string.Join(", ", Members)
            );
        if (
            !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || !format.ValueEquals(HistoryFile.Format)
        )
            Fault(
                "$.format",
                "format-unknown",
                "The format of the file is not one that can be read.",
                HistoryFile.Format
            );
        var competition = ReadCompetition(root);
        ReadSources(root);
        var events = ReadEvents(root);
        foreach (var id in sources.Keys.Where(id => !cited.Contains(id)))
            Fault($"$.sources.{id}", "source-unused", "No event cites this source.", "the sources that events cite");
        return faults.Count == 0 ? new HistoryFile(competition, events) : null;
    }

    private void ReadSources(JsonElement root)
    {
        if (!root.TryGetProperty("sources", out var declared))
            return;
        if (declared.ValueKind != JsonValueKind.Object)
        {
            Fault(
                "$.sources",
                "malformed",
                "The sources are a map by id.",
                "{\"some-id\": {\"title\": …, \"publisher\": …}}"
            );
            return;
        }
        foreach (var member in declared.EnumerateObject())
        {
            var path = $"$.sources.{member.Name}";
            if (!Slug.TryParse<SourceId>(member.Name, out var id))
                Fault(path, "malformed", $"'{member.Name}' is no id.", Slug.Rule);
            else if (member.Value.ValueKind == JsonValueKind.Null)
                Fault(path, "malformed", "A source is an object.", "{\"title\": …, \"publisher\": …}");
            else if (Read<SourceParticulars>(member.Value, path) is { } particulars)
                sources[member.Name] = particulars.Of(id);
        }
    }

    private ValueList<CompetitionEvent> ReadEvents(JsonElement root)
    {
        if (!root.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
        {
            Fault("$.events", "malformed", "The file has no list of events.", "\"events\": […]");
            return [];
        }
        if (events.GetArrayLength() == 0)
            Fault("$.events", "events-empty", "The file has no events.", "the events, the announcement first");
        return events
            .EnumerateArray()
            .Select((each, i) => ReadEvent(each, $"$.events[{i}]"))
            .OfType<CompetitionEvent>()
            .ToValueList();
    }

    private CompetitionEvent? ReadEvent(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Fault(path, "malformed", "An event is an object.", "{\"type\": …, \"at\": …, …}");
        if (
            !element.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
            || !EventTypes.Exists(type.GetString()!)
        )
            return Fault(
                $"{path}.type",
                "type-unknown",
                "The event has no type that is known.",
                string.Join(", ", EventTypes.AllNames)
            );
        var fact = JsonObject.Create(element)!;
        var citations = ReadCitations(element, path);
        fact.Remove("sources");
        return Read<CompetitionEvent>(JsonSerializer.SerializeToElement(fact), path) is { } read
            ? read with
            {
                Sources = citations,
            }
            : null;
    }

    private ValueList<Source> ReadCitations(JsonElement element, string path)
    {
        if (!element.TryGetProperty("sources", out var list))
            return [];
        var ids = Read<ValueList<string>>(list, $"{path}.sources");
        var found = new List<Source>();
        foreach (var (i, id) in ids.Index())
        {
            cited.Add(id);
            if (sources.TryGetValue(id, out var source))
                found.Add(source);
            else
                Fault(
                    $"{path}.sources[{i}]",
                    "source-unknown",
                    $"The file declares no source '{id}'.",
                    "an id under sources"
                );
        }
        return found.ToValueList();
    }

    private CompetitionId ReadCompetition(JsonElement root)
    {
        if (root.TryGetProperty("competition", out var element))
            return Read<CompetitionId>(element, "$.competition");
        Fault("$.competition", "malformed", "The file does not say of which competition it is.", "its id");
        return default;
    }

    private T? Read<T>(JsonElement element, string path)
    {
        try
        {
            return element.Deserialize<T>(DomainJson.Options);
        }
        catch (JsonException exception)
        {
            var place = path + DomainJson.PathOf(exception)[1..];
            Fault(place, "malformed", JsonFaults.Sentence(exception), "what the reference at /docs describes");
            return default;
        }
    }

    private CompetitionEvent? Fault(string path, string code, string message, string instead)
    {
        faults.Add(new FileFault(path, code, message, instead));
        return null;
    }

    /// <summary>A source as the file declares it, under its id.</summary>
    private sealed record SourceParticulars(string Title, string Publisher, DateOnly? Published, string? Url)
    {
        public Source Of(SourceId id) => new(id, Title, Publisher, Published, Url);
    }
}
