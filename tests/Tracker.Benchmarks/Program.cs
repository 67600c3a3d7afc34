using System.Globalization;
using Tracker.Benchmarks;
using Tracker.Benchmarks.Parties;
using Tracker.Benchmarks.Pure;

// Figures are written alike wherever they are measured.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    switch (args)
    {
        case [BareKestrel.Word, var answer]:
            await BareKestrel.ServeAsync(answer);
            return 0;
        case ["--pure", .. var rest]:
            PureParts.Run(rest);
            return 0;
        case ["--help" or "-h", ..]:
            Console.WriteLine(Options.Usage);
            return 0;
        default:
            return await Run.AllAsync(Options.Read(args), string.Join(' ', args)) ? 0 : 1;
    }
}
catch (FormatException unreadable)
{
    await Console.Error.WriteLineAsync(unreadable.Message);
    return 2;
}
