using System.Text.Json.Serialization;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.Security.Tokens;

/// <summary>The name of a token: a slug, so that nobody can name one like another kind of caller.</summary>
[JsonConverter(typeof(IdConverter<TokenName>))]
public readonly record struct TokenName(string Value) : IId<TokenName>
{
    /// <inheritdoc />
    public static TokenName Of(string slug) => new(slug);

    /// <inheritdoc />
    public override string ToString() => Value;
}
