using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>What differs between two dates, or between what was known on two days of one date.</summary>
internal static class DiffCommand
{
    private const string Either =
        "Either --from and --to with or without --known-at, or --known-from and --known-to with or without --as-of.";

    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var (from, to) = (Time("--from", "The one date"), Time("--to", "The other date"));
        var knownAt = Time("--known-at", "With dates: by what was known when [now]");
        var knownFrom = Time("--known-from", "What was known on the one day");
        var knownTo = Time("--known-to", "What was known on the other day");
        var asOf = Time("--as-of", "With days of knowledge: for when [now]");
        var events = new Option<bool>("--events") { Description = "The events that did it, too" };
        var command = new Command("diff", "What differs between two dates, or between what was known on two days")
        {
            competition,
            from,
            to,
            knownAt,
            knownFrom,
            knownTo,
            asOf,
            events,
        };
        command.Validators.Add(result =>
        {
            bool[] given = [.. new[] { from, to, knownAt, knownFrom, knownTo, asOf }.Select(IsGiven)];
            if (given is not ([true, true, _, false, false, false] or [false, false, false, true, true, _]))
                result.AddError(Either);

            bool IsGiven(Option<string?> option) => result.GetResult(option) is not null;
        });
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var id = parsed.GetRequiredValue(competition);
                    Between between = Moment(from) is { } one
                        ? new Between.Dates(one, Moment(to)!.Value, Moment(knownAt))
                        : new Between.Days(Moment(knownFrom)!.Value, Moment(knownTo)!.Value, Moment(asOf));
                    var diff = await session.Client.DiffAsync(id, between, cancellation);
                    if (session.IsJson)
                    {
                        session.Json(diff.Utf8);
                        return ExitCode.Fine;
                    }
                    // Called as they are now: on one of the sides there may be no such round or team.
                    var summary = await session.Client.CompetitionAsync(id, null, cancellation);
                    var names = new TeamNames(session, await session.Client.FieldAsync(id, null, cancellation));
                    Show(session, summary, names, diff, parsed.GetValue(events));
                    return ExitCode.Fine;

                    Moment? Moment(Option<string?> option) =>
                        parsed.GetValue(option) is { } time ? new Moment(time) : null;
                }
            )
        );
        return command;
    }

    private static Option<string?> Time(string name, string description) =>
        new(name) { Description = description, HelpName = "time" };

    private static void Show(Session session, Competition competition, TeamNames names, Diff diff, bool withEvents)
    {
        var sizes = diff.Sizes;
        session.Head(
            $"{session.Name(competition.Name)}: {(
                sizes.Before == sizes.After
                    ? session.Say($"{sizes.After} in on both sides", $"양쪽 모두 {sizes.After}팀")
                    : session.Say($"{sizes.Before} → {sizes.After} in", $"{sizes.Before} → {sizes.After}팀")
            )}",
            Sides(diff.From.AsOf, diff.To.AsOf),
            Sides(diff.From.KnownAt, diff.To.KnownAt),
            diff.Version
        );
        if (diff.In.Count > 0)
            session.Screen.WriteLine($"+ {session.Say("in", "진출")}   {names.Of(diff.In)}", Tables.Good);
        if (diff.Out.Count > 0)
            session.Screen.WriteLine($"▼ {session.Say("out", "떠남")}  {names.Of(diff.Out)}", Tables.Bad);
        var steps = new Steps(session, competition);
        foreach (var round in diff.Rounds)
            Show(session, steps, names, round);
        if (diff.Events.Count == 0)
            session.Screen.WriteLine(session.Say("Nothing differs.", "차이가 없습니다."));
        else if (!withEvents)
            session.Screen.WriteLine(
                session.Say(
                    $"{diff.Events.Count} events make the difference: --events tells them",
                    $"차이를 만든 사건 {diff.Events.Count}건: --events로 볼 수 있습니다"
                ),
                Tables.Faint
            );
        else
            HistoryCommand.Show(session, diff.Events);
    }

    private static void Show(Session session, Steps steps, TeamNames names, RoundDiff round)
    {
        session.Screen.WriteLine();
        session.Screen.WriteLine(
            round.Result is { } result
                ? $"{steps.Name(round.Round)}: {Comparisons.Of(result, Status)}"
                : steps.Name(round.Round)!,
            Tables.Strong
        );
        if (round.Teams.Count == 0)
            return;
        var table = TableOf(session, names, round, Comparisons.Ids);
        // Where there is little room, how many they are is enough.
        session.Draw(
            session.Fits(table)
                ? table
                : TableOf(session, names, round, ids => ids.Count == 0 ? "" : Session.Number(ids.Count))
        );

        string Status(string? status) => status is null ? "–" : session.Status(status);
    }

    private static Table TableOf(
        Session session,
        TeamNames names,
        RoundDiff round,
        Func<IReadOnlyList<string>, string> items
    )
    {
        return session.Table(
            round.Teams,
            new(session.Say("Team", "팀"), team => names.Of(team.Team), Tables.Strong),
            new(
                session.Say("Outcome", "결과"),
                team => Comparisons.Of(team.Outcome, session.OutcomeTold),
                Tables.Plain
            ),
            new(session.Say("Tier", "등급"), team => Comparisons.Of(team.Tier, Tier), Tables.Plain),
            new(session.Say("Rank", "순위"), team => Comparisons.Of(team.Rank), Tables.Plain),
            new(session.Say("Total", "합계"), team => Comparisons.Of(team.Total), Tables.Plain),
            new(session.Say("Points of", "점수 항목"), team => items(team.Scores), Tables.Faint),
            new(session.Say("Gates", "요건"), team => items(team.Gates), Tables.Faint)
        );

        string Tier(string? tier) => tier is null ? "–" : session.Tier(tier);
    }

    private static string Sides(Moment one, Moment other) =>
        one == other ? Clean.Time(one) : $"{Clean.Time(one)} → {Clean.Time(other)}";
}
