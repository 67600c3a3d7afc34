using Wolverine.Http;

namespace Tracker.Api.Http;

/// <summary>An endpoint that is posted to because its question does not fit into a path: it stores nothing, and is open.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksOnlyAttribute : Attribute
{
    /// <summary>Whether an endpoint only asks: by its method or by its word.</summary>
    public static bool IsOn(HttpChain chain) =>
        chain.HttpMethods.Contains(HttpMethods.Get) || chain.Method.Method.IsDefined(typeof(AsksOnlyAttribute), false);
}
