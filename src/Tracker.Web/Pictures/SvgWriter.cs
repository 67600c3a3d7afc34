using System.Globalization;
using System.Text;
using System.Xml;
using static Tracker.Web.Pictures.Way;

namespace Tracker.Web.Pictures;

/// <summary>
/// Writes a picture as SVG. Colours are attributes and classes, never styles in the markup: a page with a strict policy
/// shows it as it is. Only a file of its own carries a stylesheet.
/// </summary>
internal sealed class SvgWriter
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true };

    private readonly XmlWriter xml;

    private SvgWriter(XmlWriter xml) => this.xml = xml;

    public static string Write(Drawing drawing)
    {
        var svg = new StringBuilder();
        using (var xml = XmlWriter.Create(new StringWriter(svg, CultureInfo.InvariantCulture), Settings))
            new SvgWriter(xml).Picture(drawing);
        return svg.ToString();
    }

    private void Picture(Drawing drawing)
    {
        var (options, id) = (drawing.Options, $"funnel-{drawing.Options.Size.ToString().ToLowerInvariant()}");
        xml.WriteStartElement("svg", Namespace);
        Attribute("class", $"funnel {id}");
        Attribute("viewBox", $"0 0 {N(drawing.Width)} {N(drawing.Height)}");
        if (options.IsFile)
        {
            Attribute("width", N(drawing.Width));
            Attribute("height", N(drawing.Height));
        }
        Attribute("lang", options.Language);
        Attribute("role", "img");
        Attribute("aria-labelledby", $"{id}-title {id}-desc");
        Attribute("font-family", PictureStyle.Fonts);
        Element("title", drawing.Title, $"{id}-title");
        Element("desc", drawing.Description, $"{id}-desc");
        if (options.IsFile)
            Element("style", PictureStyle.Css);
        foreach (var run in Runs(drawing.Shapes))
        {
            xml.WriteStartElement("g");
            Style(InkOf(run[0]), null);
            foreach (var shape in run)
                Draw(shape);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // What is drawn alike shares its attributes in a group around it.
    private static IEnumerable<IReadOnlyList<Shape>> Runs(IReadOnlyList<Shape> shapes)
    {
        var run = new List<Shape>();
        foreach (var shape in shapes)
        {
            if (run.Count > 0 && (InkOf(run[0]) != InkOf(shape) || run[0].GetType() != shape.GetType()))
            {
                yield return run;
                run = [];
            }
            run.Add(shape);
        }
        if (run.Count > 0)
            yield return run;
    }

    private static Ink InkOf(Shape shape) =>
        shape switch
        {
            PathShape path => path.Ink,
            TextShape text => text.Ink,
            ThreadShape thread => thread.Ink,
            _ => throw new ArgumentException($"There is no ink for {shape}.", nameof(shape)),
        };

    private void Draw(Shape shape)
    {
        if (shape is PathShape path)
            Draw(path, path.Ink);
        else if (shape is TextShape text)
            Draw(text);
        else if (shape is ThreadShape thread)
        {
            xml.WriteStartElement("g");
            Attribute("data-team", thread.Team.Value);
            Element("title", thread.Title);
            foreach (var part in thread.Parts)
                Draw(part, thread.Ink);
            xml.WriteEndElement();
        }
    }

    private void Draw(PathShape path, Ink around)
    {
        xml.WriteStartElement("path");
        if (path.Ink != around)
            Style(path.Ink, around);
        Attribute("d", path.Data);
        xml.WriteEndElement();
    }

    private void Draw(TextShape text)
    {
        xml.WriteStartElement("text");
        Attribute("x", N(text.X));
        Attribute("y", N(text.Y));
        Attribute("font-size", N(text.Size));
        if (text.Bold)
            Attribute("font-weight", "700");
        if (text.Anchor != Anchor.Start)
            Attribute("text-anchor", text.Anchor == Anchor.Middle ? "middle" : "end");
        xml.WriteString(Printable(text.Text));
        xml.WriteEndElement();
    }

    // What the group around says already is not said again.
    private void Style(Ink ink, Ink? around)
    {
        Say("class", ink.Class, around?.Class);
        Say("fill", ink.Fill ?? "none", around is null ? null : around.Fill ?? "none");
        Say("stroke", ink.Stroke ?? (around?.Stroke is null ? null : "none"), around?.Stroke);
        if (ink.Stroke is not null)
            Say("stroke-width", N(ink.Width), around?.Stroke is null ? null : N(around.Width));
        Say("stroke-dasharray", ink.Dash ?? (around?.Dash is null ? null : "none"), around?.Dash);
        if (ink.Stroke is not null && around is null)
        {
            Attribute("stroke-linecap", "round");
            Attribute("stroke-linejoin", "round");
        }

        void Say(string name, string? value, string? known)
        {
            if (value is not null && value != known)
                Attribute(name, value);
        }
    }

    private void Element(string name, string text, string? id = null)
    {
        xml.WriteStartElement(name);
        if (id is not null)
            Attribute("id", id);
        xml.WriteString(Printable(text));
        xml.WriteEndElement();
    }

    private void Attribute(string name, string value) => xml.WriteAttributeString(name, value);

    // A name may hold what XML cannot.
    private static string Printable(string text) =>
        new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
