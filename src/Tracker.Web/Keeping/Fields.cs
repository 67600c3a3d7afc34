using Tracker.Web.Language;

namespace Tracker.Web.Keeping;

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">How it is called.</param>
/// <param name="Kind">What is put into it.</param>
public sealed record Field(string Name, Text Label, FieldKind Kind)
{
    /// <summary>What it holds at first.</summary>
    public string Value { get; init; } = "";

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<(string Value, Text Label)> Choices { get; init; } = [];

    /// <summary>What to know about it.</summary>
    public Text? Help { get; init; }

    /// <summary>Whether it must not stay empty.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>What is put into a field.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A table, pasted or from a file.</summary>
    Table,

    /// <summary>One of some choices.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Check,
}
