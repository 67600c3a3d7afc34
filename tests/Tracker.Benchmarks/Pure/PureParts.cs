using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Tracker.Benchmarks.Pure;

/// <summary>What is nothing but computing, measured by BenchmarkDotNet.</summary>
internal static class PureParts
{
    /// <summary>Runs all of them, or those that BenchmarkDotNet's own command line names.</summary>
    public static void Run(string[] arguments)
    {
        // In this process: a program of its own for each of them would be built outside of the rules of this solution.
        var config = DefaultConfig
            .Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "tracker-benchmarks-pure"));
        BenchmarkSwitcher
            .FromTypes([typeof(OfHistories), typeof(OfEvents)])
            .Run(arguments is [] ? ["--filter", "*"] : arguments, config);
    }
}
