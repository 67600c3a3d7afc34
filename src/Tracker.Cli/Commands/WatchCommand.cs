using System.CommandLine;
using Spectre.Console;
using Tracker.Client;

namespace Tracker.Cli.Commands;

/// <summary>What happens, as it happens.</summary>
internal static class WatchCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var after = new Option<string?>("--after")
        {
            Description =
                "Begin after the event of this id, as watch tells it: with a token they begin with r [the beginning]",
            HelpName = "id",
        };
        var noFollow = new Option<bool>("--no-follow") { Description = "End after what there is" };
        var command = new Command(
            "watch",
            "The events as they become visible, a line each, over lost connections and restarts; with --json as NDJSON of CloudEvents"
        )
        {
            competition,
            after,
            noFollow,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    // Whoever reads may have seen enough, and nothing may happen for long: what is written would not tell.
                    var closed = session.Console.OutputClosed();
                    using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                    _ = closed.ContinueWith(_ => Stop(enough), TaskScheduler.Default);
                    var feed = session.Client.FeedAsync(
                        parsed.GetRequiredValue(competition),
                        parsed.GetValue(after),
                        !parsed.GetValue(noFollow),
                        enough.Token
                    );
                    FeedEvent? last = null;
                    try
                    {
                        await foreach (var happened in feed)
                            Tell(session, last = happened);
                    }
                    catch (OperationCanceledException)
                        when (closed.IsCompleted && !cancellation.IsCancellationRequested)
                    {
                        return ExitCode.Fine;
                    }
                    finally
                    {
                        if (last is not null && cancellation.IsCancellationRequested)
                            session.Remark(
                                session.Say($"Go on with: --after {last.Id}", $"이어서 보기: --after {last.Id}")
                            );
                    }
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static void Stop(CancellationTokenSource enough)
    {
        try
        {
            enough.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The feed has ended by itself.
        }
    }

    private static void Tell(Session session, FeedEvent happened)
    {
        if (session.IsJson)
        {
            session.Console.Output.Write(happened.Utf8.Span);
            session.Console.Output.Write("\n"u8);
            session.Console.Output.Flush();
            return;
        }
        var told = happened.Data;
        var line = new Paragraph();
        Add(happened.Id.PadLeft(5), Tables.Faint);
        Add(Clean.Time(told.At), Tables.Plain);
        Add(told.Type, Tables.Strong);
        Add(Happenings.SubjectOf(told), Tables.Plain);
        Add(Happenings.StepOf(told), Tables.Plain);
        Add(happened.Supersedes is { } old ? $"↺ {old}" : "", Tables.Open);
        Add(Happenings.DetailOf(session, told), Tables.Faint);
        session.Screen.Write(line);
        session.Screen.WriteLine();
        session.Console.Out.Flush();

        void Add(string text, Style style)
        {
            if (text.Length > 0)
                line.Append($"{Clean.Text(text)}  ", style);
        }
    }
}
