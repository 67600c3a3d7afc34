using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>Events that were recorded by mistake.</summary>
internal sealed record UndoForm() : RecordForm("undo", KeepingText.Undo, false)
{
    public override IReadOnlyList<Field> FieldsFor(Sight sight, StepId round) =>
        [new("events", KeepingText.Events, FieldKind.Line) { IsRequired = true }, Reason(isRequired: true)];

    public override (Command? Command, Text? Fault) Read(
        IReadOnlyDictionary<string, string> answers,
        Sight sight,
        StepId round
    )
    {
        var text = answers.GetValueOrDefault("events", "");
        return Numbers(text) is { } events
            ? (new UndoEvents(events, answers.GetValueOrDefault("reason", "")), null)
            : (null, KeepingText.Unreadable(KeepingText.Events, text));
    }

    private static ValueList<long>? Numbers(string text)
    {
        var numbers = new List<long>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            if (!Number(ends[0], out var first) || !Number(ends[^1], out var last))
                return null;
            if (last < first || last - first + numbers.Count >= UndoEvents.Most)
                return null;
            for (var number = first; number <= last; number++)
                numbers.Add(number);
        }
        return numbers.ToValueList();
    }

    private static bool Number(string text, out long number) =>
        long.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out number
        );
}
