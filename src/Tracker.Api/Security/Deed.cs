using System.Reflection;
using Tracker.Api.Http;
using Wolverine.Http;

namespace Tracker.Api.Security;

/// <summary>What an endpoint does, by which it is decided who may call it.</summary>
public enum Deed
{
    /// <summary>Answers a question: open to all, each sees what is for them.</summary>
    Ask,

    /// <summary>Answers what judges gave: those who keep the record see all, a judge its own.</summary>
    SeeScorecards,

    /// <summary>Hands in or takes back scorecards.</summary>
    Judge,

    /// <summary>Writes the record in any other way.</summary>
    Record,

    /// <summary>Makes, lists or revokes tokens.</summary>
    ManageTokens,

    /// <summary>Registers, lists, changes or deletes webhooks, or looks at what became of their calls.</summary>
    ManageWebhooks,
}

/// <summary>Says what an endpoint does, where it is not plain that it asks or records.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DoesAttribute(Deed deed) : Attribute
{
    /// <summary>What it does.</summary>
    public Deed Deed { get; } = deed;

    /// <summary>What an endpoint does.</summary>
    public static Deed Of(HttpChain chain) =>
        chain.Method.Method.GetCustomAttribute<DoesAttribute>()?.Deed
        ?? (AsksOnlyAttribute.IsOn(chain) ? Deed.Ask : Deed.Record);
}
