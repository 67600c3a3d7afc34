using Tracker.Domain.Clocks;

namespace Tracker.Api.Security;

/// <summary>Why a token is not taken.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Code">Its code.</param>
/// <param name="Why">Why, as a sentence.</param>
/// <param name="Instead">What would be taken.</param>
public sealed record TokenFault(int Status, string Code, string Why, string Instead)
{
    private const string Known =
        "the header Authorization: Bearer and a token that is in force: the operator's is kept as operator.token in the "
        + "data directory, others are made with it (POST /api/tokens)";

    /// <summary>There is none where one is needed.</summary>
    public static TokenFault Missing { get; } = Of("token-required", "This needs a token.");

    /// <summary>It is none that was ever made, or not in a header that can be read.</summary>
    public static TokenFault Unknown { get; } = Of("token-unknown", "The token is not known.");

    /// <summary>It was revoked.</summary>
    public static TokenFault Revoked(DateTimeOffset at) =>
        Of("token-revoked", $"The token was revoked at {Moment.Of(at).Text}.");

    /// <summary>Its time is over.</summary>
    public static TokenFault Expired(DateTimeOffset at) =>
        Of("token-expired", $"The token expired at {Moment.Of(at).Text}.");

    /// <summary>Whether it is valid cannot be found out now.</summary>
    public static TokenFault Unchecked { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "unavailable",
            "The identity provider does not answer: the token cannot be checked.",
            "the same again in a moment, or a token that Tracker made"
        );

    /// <summary>Too many that are not taken came from the same address: it is not looked for.</summary>
    public static TokenFault TooMany { get; } =
        new(
            StatusCodes.Status429TooManyRequests,
            "rate-limited",
            "Too many tokens that are not taken came from this address: this one was not looked for.",
            "the same again after as many seconds as Retry-After says, with a token that is in force"
        );

    /// <summary>Any other reason.</summary>
    public static TokenFault Of(string code, string why) => new(StatusCodes.Status401Unauthorized, code, why, Known);
}
