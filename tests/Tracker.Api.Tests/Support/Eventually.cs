using System.Diagnostics;

namespace Tracker.Api.Tests.Support;

/// <summary>Waits for what happens by itself, for so long and no longer.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Task<bool> IsTrueAsync(Func<bool> condition) => IsTrueAsync(() => Task.FromResult(condition()));

    public static async Task<bool> IsTrueAsync(Func<Task<bool>> condition, TimeSpan? limit = null)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < (limit ?? Limit); await Task.Delay(25))
        {
            if (await condition())
                return true;
        }
        return false;
    }
}
