using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>The tokens with which all others are made.</summary>
/// <param name="Operator">The operator's.</param>
/// <param name="Archivist">The archivist's.</param>
public sealed record RootTokens(RootToken Operator, RootToken Archivist)
{
    /// <summary>Whether all are configured, so that no data directory need keep one.</summary>
    public static bool AreConfigured(IConfiguration configuration) =>
        new[] { Role.Operator, Role.Archivist }.All(role =>
            !string.IsNullOrEmpty(configuration[RootToken.SettingOf(role)])
        );

    /// <summary>Whether a data directory keeps all of them.</summary>
    public static bool AreKeptIn(string dataDirectory) =>
        new[] { Role.Operator, Role.Archivist }.All(role =>
            File.Exists(Path.Combine(dataDirectory, RootToken.FileOf(role)))
        );

    /// <summary>Each token as it is configured, else as the data directory keeps it, else a new one.</summary>
    /// <exception cref="StartException">A token is too short to be safe, or serves two roles.</exception>
    public static RootTokens Open(IConfiguration configuration, string dataDirectory)
    {
        RootToken Of(Role role) => RootToken.Open(role, configuration[RootToken.SettingOf(role)], dataDirectory);

        var tokens = new RootTokens(Of(Role.Operator), Of(Role.Archivist));
        return tokens.Operator.IsSameAs(tokens.Archivist)
            ? throw new StartException(
                $"The operator's token in {tokens.Operator.Place} and the archivist's in {tokens.Archivist.Place} are the "
                    + "same. Give each role a token of its own."
            )
            : tokens;
    }

    /// <summary>The bearer of a token; null when it is none of these.</summary>
    public Caller? CallerOf(string token) =>
        new[] { Operator, Archivist }.FirstOrDefault(each => each.Matches(token))?.Caller;
}
