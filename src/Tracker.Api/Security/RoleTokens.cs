using Tracker.Api.Starting;

namespace Tracker.Api.Security;

/// <summary>The tokens of all roles.</summary>
/// <param name="Operator">The operator's.</param>
/// <param name="Archivist">The archivist's.</param>
public sealed record RoleTokens(RoleToken Operator, RoleToken Archivist)
{
    /// <summary>Whether all are configured, so that no data directory need keep one.</summary>
    public static bool AreConfigured(IConfiguration configuration) =>
        new[] { Role.Operator, Role.Archivist }.All(role => !string.IsNullOrEmpty(configuration[role.Setting]));

    /// <summary>Each token as it is configured, else as the data directory keeps it, else a new one.</summary>
    /// <exception cref="StartException">A token is too short to be safe, or serves two roles.</exception>
    public static RoleTokens Open(IConfiguration configuration, string dataDirectory)
    {
        RoleToken Of(Role role) => RoleToken.Open(role, configuration[role.Setting], dataDirectory);

        var tokens = new RoleTokens(Of(Role.Operator), Of(Role.Archivist));
        return tokens.Operator.IsSameAs(tokens.Archivist)
            ? throw new StartException(
                $"The operator's token in {tokens.Operator.Place} and the archivist's in {tokens.Archivist.Place} are the "
                    + "same. Give each role a token of its own."
            )
            : tokens;
    }

    /// <summary>What the bearer of a token may do; null when the token is not known.</summary>
    public Role? RoleOf(string token) =>
        new[] { Operator, Archivist }.FirstOrDefault(each => each.Matches(token))?.Role;
}
