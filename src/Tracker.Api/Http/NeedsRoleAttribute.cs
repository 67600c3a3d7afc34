namespace Tracker.Api.Http;

/// <summary>A read of what is for those with a role alone: whoever has none does not learn whether there is any.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsRoleAttribute : Attribute;
