using System.Text;
using System.Xml;

namespace Tracker.Api.Feeds;

/// <summary>Text as feeds can hold it.</summary>
internal static class PlainText
{
    /// <summary>The text with a sign of replacement for what is no character of XML: control characters, halves of pairs.</summary>
    public static string Of(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            plain.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        return plain.ToString();
    }
}
