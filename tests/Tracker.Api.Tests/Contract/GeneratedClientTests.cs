using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Contract;

/// <summary>
/// A client that openapi-typescript generates from the OpenAPI document in the tree is taken by a strict compiler, and reads and
/// writes at a running service.
/// </summary>
[Collection(RunningTracker.Collection)]
public sealed class GeneratedClientTests(RunningTracker running)
{
    private const string Generated = "node_modules/.tracker";

    [Fact]
    public async Task It_compiles_and_reads_pages_writes_and_is_refused()
    {
        await NodeProgram.RunToolAsync(
            "openapi-typescript",
            ContractTests.Kept(),
            "--output",
            $"{Generated}/schema.d.ts"
        );
        await NodeProgram.RunToolAsync(
            "tsc",
            "client.mts",
            "--strict",
            "--exactOptionalPropertyTypes",
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "--outDir",
            Generated
        );

        var said = await NodeProgram.RunAsync($"{Generated}/client", running.Address.ToString(), TrackerHost.Token);

        Assert.Equal(
            [
                "field 5 LG경영개발원 AI연구원 네이버클라우드 엔씨에이아이 에스케이텔레콤 업스테이지",
                "standings lg-ai-research:selected naver-cloud:eliminated nc-ai:eliminated sk-telecom:selected upstage:selected",
                "history 3 21",
                "announced 201 1 201 1",
                "entered 3 TeamEntered:ann TeamEntered:bob",
                "refused 404 round-unknown",
                "unknown 401 token-required",
            ],
            said
        );
    }
}
