namespace Tracker.Api.Tests.Disclosure;

/// <summary>What is held back of one service; of each criterion the leader is to be published.</summary>
internal sealed record Secrets(
    string Leader,
    string Corrected,
    string Selected,
    params (string Id, string Style, string Speed, string Total)[] Rows
)
{
    public static Secrets First { get; } =
        new(
            "17.13",
            "2.93",
            "\"cat\", \"ann\", \"bob\"",
            ("cat", "15.1", "16.37", "31.47"),
            ("ann", "17.13", "13.71", "30.84"),
            ("bob", "14.83", "12.59", "27.42"),
            ("eve", "3.89", "11.43", "15.32"),
            ("dan", "2.21", "10.67", "12.88")
        );

    // The same leaders and the same outcome, by other points in another order.
    public static Secrets Second { get; } =
        new(
            "17.13",
            "9.67",
            "\"bob\", \"cat\", \"ann\"",
            ("bob", "16.61", "16.07", "32.68"),
            ("cat", "12.04", "16.37", "28.41"),
            ("ann", "17.13", "11.19", "28.32"),
            ("dan", "12.37", "13.97", "26.34"),
            ("eve", "8.53", "9.41", "17.94")
        );

    public string Results =>
        string.Join(
            ", ",
            Rows.Select(
                (row, place) =>
                    $$"""
                        { "team": "{{row.Id}}", "scores": { "style": {{row.Style}}, "speed": {{row.Speed}} },
                          "total": {{row.Total}}, "rank": {{place + 1}} }
                        """
            )
        );

    public IEnumerable<string> Numbers =>
        Rows.SelectMany(row => new[] { row.Style, row.Speed, row.Total }).Append(Corrected).Except([Leader, "16.37"]);
}
