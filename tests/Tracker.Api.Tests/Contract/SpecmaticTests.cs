using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tracker.Api.Tests.Support;
using Tracker.Api.Tests.Webhooks;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// Specmatic sends what the OpenAPI document allows, and what it does not, to a running service, and nothing is answered that
/// the document does not tell.
/// </summary>
public sealed partial class SpecmaticTests(TestDatabase databases)
{
    // What a request of the right shape may still meet: the record does not have it, contradicts it or has moved on.
    private static readonly string[] Refusals = ["404", "409", "412", "422"];

    [Fact]
    public async Task Specmatic_finds_no_answer_that_the_document_does_not_allow()
    {
        using var files = new TemporaryDirectory();
        await using var receiver = await Receiver.StartAsync();
        using var service = await ServiceProcess.StartAsync(
            files.Path,
            ("TRACKER_DATA", files.Path),
            ("ConnectionStrings__Tracker", await databases.CreateAsync(TestContext.Current.CancellationToken)),
            ("Tracker__OperatorToken", TrackerHost.Token),
            ("Tracker__ArchivistToken", TrackerHost.ArchivistToken),
            ("Tracker__Limits__FailedTokensPerMinute", "1000000"),
            ("Tracker__Webhooks__AllowedNetworks", "127.0.0.0/8"),
            ("Tracker__Seed", "true")
        );
        var made = new SpecmaticMade(service, receiver.Address);
        foreach (var id in StagedHistories.All)
            await made.ImportAsync(id, id);
        var document = (await service.SendAsync(HttpMethod.Get, "/openapi/v1.json")).Json;
        var told = Told(document);
        var copy = await SpecmaticCopy.OfAsync(document, made);
        await File.WriteAllTextAsync(
            Path.Combine(files.Path, "openapi.json"),
            copy.ToJsonString(),
            TestContext.Current.CancellationToken
        );

        var said = await NodeProgram.TryToolAsync(
            "specmatic",
            files.Path,
            TimeSpan.FromMinutes(5),
            ["test", "openapi.json", $"--testBaseURL={service.Client.BaseAddress!.ToString().TrimEnd('/')}"],
            ("SPECMATIC_GENERATIVE_TESTS", "true"),
            ("MAX_TEST_REQUEST_COMBINATIONS", "4"),
            ("token", TrackerHost.Token)
        );

        var (tried, succeeded) = Count(said);
        var operations = copy["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{operations} operations, {tried} scenarios, {succeeded} as wished"
        );
        Assert.True(
            operations >= 65 && tried >= 2000 && succeeded >= 1750,
            $"{operations} operations, {tried} scenarios, {succeeded} as wished:\n{string.Join('\n', said.TakeLast(60))}"
        );
        var unallowed = Unallowed(said, told).ToArray();
        Assert.True(unallowed is [], $"{unallowed.Length} of {tried}:\n\n{string.Join("\n\n", unallowed.Take(10))}");
    }

    // Each operation by how Specmatic writes it, with every status that the document tells of it.
    private static Dictionary<string, (string Id, HashSet<string> Statuses)> Told(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(each => (Name: $"{each.Key.ToUpper(CultureInfo.InvariantCulture)} {path.Key}", each.Value))
            )
            .ToDictionary(
                each => Placeholder().Replace(each.Name, "($1:string)"),
                each =>
                    (
                        SpecmaticCopy.IdOf(each.Value!),
                        each.Value!["responses"]!.AsObject().Select(status => status.Key).ToHashSet()
                    )
            );

    private static (int Tried, int Succeeded) Count(string[] said) =>
        said.Select(line => Summary().Match(line)).LastOrDefault(match => match.Success) is { } counts
            ? (
                int.Parse(counts.Groups[1].Value, CultureInfo.InvariantCulture),
                int.Parse(counts.Groups[2].Value, CultureInfo.InvariantCulture)
            )
            : (0, 0);

    // Specmatic wants every request of the right shape to succeed. That the document tells of refusals, too, it does not count.
    private static IEnumerable<string> Unallowed(
        string[] said,
        Dictionary<string, (string Id, HashSet<string> Statuses)> told
    )
    {
        for (var i = 0; i < said.Length; i++)
        {
            if (Failed().Match(said[i]) is not { Success: true } scenario)
                continue;
            var (id, statuses) = told[scenario.Groups[2].Value];
            var reasons = said.Skip(i + 1)
                .TakeWhile(line => !line.StartsWith("------", StringComparison.Ordinal))
                .ToArray();
            var status = reasons
                .Select(line => Answered().Match(line))
                .FirstOrDefault(match => match.Success)
                ?.Groups[1]
                .Value;
            if (
                scenario.Groups[1].Value == "+ve"
                && status is not null
                && statuses.Contains(status)
                && (
                    status[0] == '2'
                    || Refusals.Contains(status)
                    || (status == "400" && SpecmaticCopy.Malformed.ContainsKey(id))
                )
            )
                continue;
            yield return string.Join('\n', said.Skip(i).Take(40).Select(line => line[..Math.Min(line.Length, 600)]));
        }
    }

    [GeneratedRegex(@"^(\+ve|-ve) +Scenario: (\S+ \S+) -> .* has FAILED$")]
    private static partial Regex Failed();

    [GeneratedRegex(@"Specification expected status \S+ but response contained status (\d+)")]
    private static partial Regex Answered();

    [GeneratedRegex(@"^Tests run: (\d+), Successes: (\d+)")]
    private static partial Regex Summary();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
