namespace Tracker.Web.Language;

/// <summary>
/// Korean particles, which follow the sound of the word before them: 팀이 but 회사가. Where the sound cannot be told from
/// the letters, both are written, as in official documents: NC이(가).
/// </summary>
public static class Josa
{
    // Digits as they are read (영 일 이 삼 사 오 육 칠 팔 구), and Latin capitals read one by one (엘 엠 엔 알).
    private const string ClosedDigits = "013678";
    private const string ClosedLetters = "LMNR";

    /// <summary>The subject: 이 or 가.</summary>
    public static string Subject(string word) => word + Choose(word, "이", "가");

    /// <summary>The topic: 은 or 는.</summary>
    public static string Topic(string word) => word + Choose(word, "은", "는");

    /// <summary>The object: 을 or 를.</summary>
    public static string Object(string word) => word + Choose(word, "을", "를");

    /// <summary>Together with: 과 or 와.</summary>
    public static string With(string word) => word + Choose(word, "과", "와");

    /// <summary>Into: 으로 or 로.</summary>
    public static string Into(string word) =>
        EndsInRieul(word)
            ? word + "로"
            : word
                + (
                    IsClosed(word) is { } closed
                        ? closed
                            ? "으로"
                            : "로"
                        : "(으)로"
                );

    private static string Choose(string word, string closed, string open) =>
        IsClosed(word) switch
        {
            true => closed,
            false => open,
            null => $"{closed}({open})",
        };

    // Whether the last syllable ends in a consonant; null where that cannot be told.
    private static bool? IsClosed(string word)
    {
        var last = word.LastOrDefault(char.IsLetterOrDigit);
        return last switch
        {
            >= '가' and <= '힣' => (last - '가') % 28 != 0,
            >= '0' and <= '9' => ClosedDigits.Contains(last),
            >= 'A' and <= 'Z' => ClosedLetters.Contains(last),
            _ => null,
        };
    }

    private static bool EndsInRieul(string word) =>
        word.LastOrDefault(char.IsLetterOrDigit) is var last
        && (last is >= '가' and <= '힣' ? (last - '가') % 28 == 8 : last is '1' or '7' or '8' or 'L' or 'R');
}
