using Tracker.Domain.Values;

namespace Tracker.Api.Http;

/// <summary>Admits ids only to a path, so that what is no id is not found.</summary>
public sealed class SlugConstraint : IRouteConstraint
{
    /// <inheritdoc />
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => Slug.IsValid(values[routeKey]?.ToString());
}
