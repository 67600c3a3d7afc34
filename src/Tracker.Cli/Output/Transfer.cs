using Spectre.Console;

namespace Tracker.Cli;

/// <summary>Progress of what is sent or fetched, drawn on standard error when a person looks on.</summary>
internal static class Transfer
{
    // Smaller ones are gone before anybody has read the bar.
    private const long WorthABar = 256 * 1024;

    /// <summary>Runs a transfer under a bar.</summary>
    /// <param name="session">Who looks on.</param>
    /// <param name="what">What is done.</param>
    /// <param name="total">How many bytes there are; null where that is not known.</param>
    /// <param name="work">Does it, and tells how many bytes have gone.</param>
    public static async Task<T> RunAsync<T>(
        Session session,
        string what,
        long? total,
        Func<IProgress<long>, Task<T>> work
    )
    {
        if (!session.Console.IsErrorTerminal || total < WorthABar)
            return await work(new Step(_ => { }));
        return await Screens
            .ForProgress(session.Console)
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new DownloadedColumn { Culture = System.Globalization.CultureInfo.InvariantCulture },
                new TransferSpeedColumn { Culture = System.Globalization.CultureInfo.InvariantCulture },
                new SpinnerColumn()
            )
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(Clean.Text(what)), maxValue: total ?? 1);
                task.IsIndeterminate = total is null;
                return await work(
                    new Step(bytes =>
                    {
                        task.MaxValue = Math.Max(total ?? bytes, 1);
                        task.Value = bytes;
                        if (bytes == total)
                            task.Description = Markup.Escape(
                                session.Say("waiting for the answer", "응답을 기다리는 중")
                            );
                    })
                );
            });
    }

    // Told in its order: the library's own Progress tells on other threads.
    private sealed class Step(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
