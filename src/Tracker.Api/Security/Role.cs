namespace Tracker.Api.Security;

/// <summary>What a caller may do. Reads are open to all; a reader without a role sees what is public.</summary>
public sealed class Role
{
    private Role(string name, string setting, params string[] includes)
    {
        Name = name;
        Setting = setting;
        Includes = [name, .. includes];
    }

    /// <summary>Sees all, and writes.</summary>
    public static Role Operator { get; } = new("operator", "Tracker:OperatorToken");

    /// <summary>An operator who may also say since when facts of the past were known.</summary>
    public static Role Archivist { get; } = new("archivist", "Tracker:ArchivistToken", Operator.Name);

    /// <summary>Its name, which is also that of its bearer in the record.</summary>
    public string Name { get; }

    /// <summary>The setting that names its token.</summary>
    public string Setting { get; }

    /// <summary>The roles that its bearer has: this one, and those that it includes.</summary>
    public IReadOnlyList<string> Includes { get; }

    /// <summary>The name of its token's file in the data directory.</summary>
    public string FileName => $"{Name}.token";
}
