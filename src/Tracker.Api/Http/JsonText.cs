using System.Text;
using System.Text.Json;

namespace Tracker.Api.Http;

/// <summary>
/// What every JSON text must be before it is read as anything: well-formed UTF-8 and JSON, without characters that
/// PostgreSQL cannot keep, and with texts of a bounded length.
/// </summary>
public static class JsonText
{
    /// <summary>The greatest number of characters of any one text.</summary>
    public const int LongestText = 10_000;

    private const int Deepest = 32;

    /// <summary>What is wrong with the text, and where; null when nothing is.</summary>
    public static TextFault? Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return new("$", "The body is empty.");
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        var path = new Stack<Place>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    var text = reader.GetString()!;
                    if (reader.TokenType == JsonTokenType.PropertyName && !Rename(path, text))
                        return new(PathOf(path), $"The member '{Cut(text)}' is there twice.");
                    if (FaultOf(text) is { } fault)
                        return new(PathOf(path), fault);
                }
                Track(path, reader.TokenType);
            }
            return null;
        }
        catch (JsonException exception)
        {
            return new(PathOf(path), $"This is not JSON: {FirstSentence(exception.Message)}");
        }
        // The reader gives half a surrogate pair, and bytes that are no UTF-8, this exception.
        catch (InvalidOperationException)
        {
            return new(
                PathOf(path),
                "A text here is not Unicode: it holds half of a surrogate pair, or bytes that are no UTF-8."
            );
        }
    }

    /// <summary>The first sentence of a message: what follows tells of lines and bytes.</summary>
    public static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end < 0)
            end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static string? FaultOf(string text)
    {
        if (text.Length > LongestText)
            return $"A text here is longer than {LongestText} characters.";
        foreach (var character in text)
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
                return $"A text here holds the control character U+{(int)character:X4}.";
        return null;
    }

    private static void Track(Stack<Place> path, JsonTokenType token)
    {
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            path.Pop();
        if (token is JsonTokenType.PropertyName)
            return;
        if (token is not (JsonTokenType.StartObject or JsonTokenType.StartArray) && path.TryPeek(out var place))
            place.Index++;
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            path.Push(new Place { IsArray = token == JsonTokenType.StartArray });
    }

    // False when the object has a member of that name already.
    private static bool Rename(Stack<Place> path, string name)
    {
        path.Peek().Name = name;
        return path.Peek().Names.Add(name);
    }

    private static string Cut(string name) => name.Length <= 64 ? name : name[..64] + "…";

    private static string PathOf(Stack<Place> path)
    {
        var text = new StringBuilder("$");
        foreach (var place in path.Reverse())
            if (place.IsArray)
                text.Append('[').Append(place.Index).Append(']');
            else if (place.Name is { Length: <= 64 } name)
                text.Append('.').Append(name);
        return text.ToString();
    }

    private sealed class Place
    {
        public bool IsArray { get; init; }

        public string? Name { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public int Index { get; set; }
    }
}

/// <summary>A fault of a JSON text.</summary>
/// <param name="Path">Its place as a JSON path.</param>
/// <param name="Message">What is wrong.</param>
public sealed record TextFault(string Path, string Message);
