using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Clocks;
using Tracker.Domain.Competitions;
using Tracker.Domain.Views;

namespace Tracker.Domain.Json;

/// <summary>Writes an event as readers see it; it is never read.</summary>
public sealed class EventViewConverter : JsonConverter<EventView>
{
    /// <inheritdoc />
    public override EventView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An event as readers see it is written, never read.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, EventView value, JsonSerializerOptions options)
    {
        // The fact's own knownAt is there for imported events alone; readers see one for every event.
        var fact = JsonSerializer.SerializeToElement(value.Event with { KnownAt = null }, options);
        writer.WriteStartObject();
        if (value.Sequence is { } sequence)
            writer.WriteNumber("sequence", sequence);
        writer.WriteString("type", EventTypes.NameOf(value.Event));
        foreach (var member in fact.EnumerateObject())
            if (member.Name != "type")
                member.WriteTo(writer);
        writer.WriteString("knownAt", value.KnownAt.Text);
        writer.WriteString("recordedAt", Moment.Of(value.RecordedAt).Text);
        if (value.RecordedBy is { } by)
            writer.WriteString("recordedBy", by);
        writer.WriteBoolean("imported", value.Imported);
        if (value.UndoneBy is { } undoing)
            writer.WriteNumber("undoneBy", undoing);
        if (value.ReopenedBy is { } correction)
            writer.WriteNumber("reopenedBy", correction);
        writer.WriteEndObject();
    }
}
