using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Tracker.Domain.Json;

namespace Tracker.Domain.Values;

/// <summary>An id: a slug that stands for one thing within its competition and never changes.</summary>
/// <typeparam name="TSelf">The kind of id, so that a team's id cannot be passed for a round's.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The slug itself.</summary>
    string Value { get; }

    /// <summary>Wraps a text that is known to be a slug.</summary>
    static abstract TSelf Of(string slug);
}

/// <summary>What an id may look like: <c>[a-z0-9]</c>, then up to 63 of <c>[a-z0-9-]</c>.</summary>
public static class Slug
{
    /// <summary>The greatest number of characters of an id.</summary>
    public const int MaxLength = 64;

    /// <summary>What is wrong with a text that is no slug, as a sentence for whoever wrote it.</summary>
    public const string Rule = "an id is 1 to 64 characters of a-z, 0-9 and '-', and begins with a letter or a digit";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether the text is a slug.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Reads an id; false when the text is no slug.</summary>
    public static bool TryParse<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var valid = IsValid(text);
        id = valid ? TId.Of(text!) : default;
        return valid;
    }
}

/// <summary>A competition: one programme with its own plan, teams, rounds and stream of events.</summary>
[JsonConverter(typeof(IdConverter<CompetitionId>))]
public readonly record struct CompetitionId(string Value) : IId<CompetitionId>
{
    /// <inheritdoc />
    public static CompetitionId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A team of a competition.</summary>
[JsonConverter(typeof(IdConverter<TeamId>))]
public readonly record struct TeamId(string Value) : IId<TeamId>
{
    /// <inheritdoc />
    public static TeamId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>
/// A step of the funnel: a round, or a call that fills a vacancy. Both share one space of ids, because a team is
/// admitted <i>via</i> either.
/// </summary>
[JsonConverter(typeof(IdConverter<StepId>))]
public readonly record struct StepId(string Value) : IId<StepId>
{
    /// <inheritdoc />
    public static StepId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>An entry that a team presents: a model, a vehicle, a submission.</summary>
[JsonConverter(typeof(IdConverter<EntryId>))]
public readonly record struct EntryId(string Value) : IId<EntryId>
{
    /// <inheritdoc />
    public static EntryId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A criterion of a rubric, at any depth.</summary>
[JsonConverter(typeof(IdConverter<CriterionId>))]
public readonly record struct CriterionId(string Value) : IId<CriterionId>
{
    /// <inheritdoc />
    public static CriterionId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A gate of a rubric: a pass/fail requirement outside the points.</summary>
[JsonConverter(typeof(IdConverter<GateId>))]
public readonly record struct GateId(string Value) : IId<GateId>
{
    /// <inheritdoc />
    public static GateId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A judge: a pseudonym, never a name. <c>expert-07</c> is one of the group <c>expert</c>.</summary>
[JsonConverter(typeof(IdConverter<JudgeId>))]
public readonly record struct JudgeId(string Value) : IId<JudgeId>
{
    /// <inheritdoc />
    public static JudgeId Of(string slug) => new(slug);

    /// <summary>Whether this is that judge, or one of the group of that name: its id goes on after the group's and a '-'.</summary>
    public bool IsOf(JudgeId judgeOrGroup) =>
        Value.StartsWith(judgeOrGroup.Value, StringComparison.Ordinal)
        && (Value.Length == judgeOrGroup.Value.Length || Value[judgeOrGroup.Value.Length] == '-');

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A source: where a fact was read.</summary>
[JsonConverter(typeof(IdConverter<SourceId>))]
public readonly record struct SourceId(string Value) : IId<SourceId>
{
    /// <inheritdoc />
    public static SourceId Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}
