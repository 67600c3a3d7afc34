using Tracker.Benchmarks.Driving;
using Tracker.Benchmarks.Parties;

namespace Tracker.Benchmarks.Rows;

/// <summary>That what was answered is there.</summary>
internal static class Stored
{
    /// <summary>Checks that there are as many scorecards in the database as were taken.</summary>
    /// <exception cref="InvalidOperationException">There are more or fewer: the figure would be of another work.</exception>
    public static async Task CheckAsync(string database, IEnumerable<string> competitions, Load load)
    {
        await using var connection = await Database.OpenAsync(database);
        var stored = (long)
            (
                await connection.QueryAsync(
                    "select count(*) from tracker.mt_events where type = 'ScorecardSubmitted' and stream_id = any($1)",
                    (object)competitions.ToArray()
                )
            )!;
        if (stored != load.Succeeded)
            throw new InvalidOperationException(
                $"{load.Succeeded} scorecards were taken, and {stored} are stored ({load.Statuses})."
            );
    }
}
