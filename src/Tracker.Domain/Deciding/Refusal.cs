namespace Tracker.Domain.Deciding;

/// <summary>A business no: a value, never an exception.</summary>
/// <param name="Kind">What kind of no it is.</param>
/// <param name="Code">A stable code that programs can rely on, such as <c>team-not-in-field</c>.</param>
/// <param name="Message">A sentence that a person understands.</param>
/// <param name="Instead">What would be accepted instead.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string Instead)
{
    /// <summary>The id that stands for nothing, where that is what is wrong.</summary>
    public string? Subject { get; init; }

    /// <summary>An id stands for nothing.</summary>
    public static Refusal Unknown(string code, string subject, string message, string instead) =>
        new(RefusalKind.Unknown, code, message, instead) { Subject = subject };

    /// <summary>The record says otherwise.</summary>
    public static Refusal Contradicts(string code, string message, string instead) =>
        new(RefusalKind.ContradictsRecord, code, message, instead);

    /// <summary>A rule forbids it, whatever the record says.</summary>
    public static Refusal Rule(string code, string message, string instead) =>
        new(RefusalKind.AgainstRule, code, message, instead);
}

/// <summary>What kind of no a refusal is.</summary>
public enum RefusalKind
{
    /// <summary>It speaks of something that does not exist.</summary>
    Unknown,

    /// <summary>It contradicts what the record holds.</summary>
    ContradictsRecord,

    /// <summary>It breaks a rule.</summary>
    AgainstRule,
}
