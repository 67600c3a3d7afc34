using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Versions;

/// <summary>The version of the API may be named by the media type, of what is sent and of what is taken.</summary>
public sealed class VersionTypeTests(EmptyTracker service) : Versioned(service)
{
    public static TheoryData<string> Views => EveryRead.Views;

    [Theory, MemberData(nameof(Views))]
    public async Task A_view_by_the_name_of_its_type_is_the_same_json_under_another_tag(string read)
    {
        var path = EveryRead.In(read, await NewCupAsync());
        for (var i = 0; i < 2; i++)
        {
            var (plain, named) = (await AcceptAsync(path, "application/json"), await AcceptAsync(path, Named));

            Assert.Equal((200, plain.Body, Named), (named.Status, named.Body, named.MediaType));
            Assert.Equal("application/json", plain.MediaType);
            Assert.Equal("Accept, Accept-Language, Authorization", named.Headers["Vary"]);
            Assert.NotEqual(plain.Tag, named.Tag);

            Assert.Equal((304, named.Tag), await KnownAsync(path, Named, named.Tag!));
            Assert.Equal((304, plain.Tag), await KnownAsync(path, "application/json", plain.Tag!));
            Assert.Equal((200, named.Tag), await KnownAsync(path, Named, plain.Tag!));
            Assert.Equal((200, plain.Tag), await KnownAsync(path, "application/json", named.Tag!));
        }
    }

    [Fact]
    public async Task By_either_tag_one_writes_while_the_competition_has_not_moved_on()
    {
        var path = $"/api/competitions/{await NewCupAsync()}";
        var named = await AcceptAsync($"{path}/field", Named);

        Assert.Equal(
            200,
            (await Host.PostAsync($"{path}/notes", """{ "text": "One." }""", ("If-Match", named.Tag))).Status
        );
        Assert.Equal(
            412,
            (await Host.PostAsync($"{path}/notes", """{ "text": "Two." }""", ("If-Match", named.Tag))).Status
        );
    }

    [Theory]
    [InlineData("application/vnd.tracker.v1+json", Named)]
    [InlineData("APPLICATION/VND.TRACKER.V1+JSON", Named)]
    [InlineData("application/vnd.tracker.v1+json; charset=utf-8", Named)]
    [InlineData("application/vnd.tracker.v1+json, */*", Named)]
    [InlineData("application/json, application/vnd.tracker.v1+json", Named)]
    [InlineData("application/vnd.tracker.v1+json;q=0.5, application/json", "application/json")]
    [InlineData("application/vnd.tracker.v1+json;q=0.5, application/json;q=0.4", Named)]
    [InlineData("application/vnd.tracker.v1+json;q=0.5, */*;q=0.8", "application/json")]
    [InlineData("application/vnd.tracker.v1+json;q=0.5, text/csv", "text/csv")]
    [InlineData("application/vnd.tracker.v1+json, text/csv;q=0.9", Named)]
    [InlineData("application/vnd.tracker.v1+json;q=0, */*", "application/json")]
    [InlineData("application/vnd.tracker.v2+json, application/vnd.tracker.v1+json;q=0.1", Named)]
    [InlineData("application/vnd.tracker.v2+json, application/json;q=0.1", "application/json")]
    [InlineData("application/vnd.tracker.v2+json, text/csv", "text/csv")]
    [InlineData("application/vnd.tracker.v2+json, text/*;q=0.1", "text/csv")]
    [InlineData("application/vnd.trackers+json, application/json", "application/json")]
    public async Task What_is_liked_best_is_given(string accept, string given)
    {
        var path = $"/api/competitions/{await NewCupAsync()}/field";
        for (var i = 0; i < 2; i++)
            Assert.Equal(
                (200, given),
                (await AcceptAsync(path, accept)) is var answer ? (answer.Status, answer.MediaType) : default
            );
    }

    [Theory]
    [InlineData("application/vnd.tracker.v2+json")]
    [InlineData("application/vnd.tracker.v1+xml")]
    [InlineData("application/vnd.tracker.v10+json")]
    [InlineData("application/vnd.tracker.v2+json, application/json;q=0")]
    [InlineData("application/vnd.tracker.v2+json, application/vnd.tracker.v1+json;q=0")]
    public async Task Who_takes_other_versions_alone_is_told_which_there_are(string accept)
    {
        var cup = await NewCupAsync();
        foreach (
            var path in new[] { "/api/competitions", $"/api/competitions/{cup}/funnel", $"/api/v1/competitions/{cup}" }
        )
        {
            var answer = await AcceptAsync(path, accept);

            Problem.Is(406, "unknown-version", answer);
            Assert.Contains(Named, (string?)answer.Json["instead"]);
            Assert.Equal("1", answer.Headers["Api-Version"]);
        }
    }

    [Theory]
    [InlineData("application/vnd.tracker.v2+json")]
    [InlineData("application/vnd.tracker.v1+xml")]
    public async Task A_body_of_another_version_is_not_read(string type)
    {
        var path = $"/api/competitions/{await NewCupAsync()}/notes";

        var answer = await Host.SendAsync(
            HttpMethod.Post,
            path,
            Body("""{ "text": "New." }""", type),
            TrackerHost.Token
        );

        Problem.Is(415, "unknown-version", answer);
        Assert.Contains(Named, (string?)answer.Json["instead"]);
        Assert.Equal(SmallCup.Version, (await Host.GetAsync(path.Replace("/notes", ""))).Number("version"));
    }

    private async Task<(int Status, string? Tag)> KnownAsync(string path, string accept, string tag)
    {
        var answer = await Host.SendAsync(HttpMethod.Get, path, null, null, ("Accept", accept), ("If-None-Match", tag));
        return (answer.Status, answer.Tag);
    }
}
