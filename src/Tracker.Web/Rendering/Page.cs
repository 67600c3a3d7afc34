using Microsoft.AspNetCore.Components;
using Tracker.Web.Language;
using Tracker.Web.Visiting;

namespace Tracker.Web.Rendering;

/// <summary>A page: a component that is shown to a visitor, made from what it is given and nothing else.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class Page<TModel> : ComponentBase
    where TModel : class
{
    /// <summary>What was asked for.</summary>
    [Parameter, EditorRequired]
    public required Visit Visit { get; set; }

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>A text in the visitor's language.</summary>
    protected string T(Text text) => text.In(Visit.Tongue);
}

/// <summary>A part of pages, which knows the visit of the page that it is in.</summary>
public abstract class Part : ComponentBase
{
    /// <summary>What was asked for.</summary>
    [CascadingParameter]
    public required Visit Visit { get; set; }

    /// <summary>A text in the visitor's language.</summary>
    protected string T(Text text) => text.In(Visit.Tongue);
}
