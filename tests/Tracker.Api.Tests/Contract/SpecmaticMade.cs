using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Contract;

/// <summary>What is made so that Specmatic can ask of it: for each operation its own, as one may change or delete it.</summary>
internal sealed class SpecmaticMade(ServiceProcess service, string receiver)
{
    /// <summary>Where webhooks are taken.</summary>
    public string Receiver => receiver;

    /// <summary>A competition in which an operation writes, made of the one of its example.</summary>
    public Task<string> CompetitionAsync(string staged, string operation) =>
        ImportAsync(staged, $"{staged}-{operation.ToLowerInvariant()}");

    /// <summary>Makes a competition of a staged history.</summary>
    public async Task<string> ImportAsync(string staged, string id)
    {
        await PostAsync("/api/import", StagedHistories.FileOf(staged, id));
        return id;
    }

    /// <summary>A webhook for an operation.</summary>
    public Task<string> WebhookAsync(string competition, string operation) =>
        MakeAsync(
            $"/api/competitions/{competition}/webhooks",
            new
            {
                name = NameOf(operation),
                url = receiver,
                types = Array.Empty<string>(),
            }
        );

    /// <summary>A token for an operation.</summary>
    public Task<string> TokenAsync(string operation) =>
        MakeAsync("/api/tokens", new { name = NameOf(operation), role = "reader" });

    private async Task<string> MakeAsync(string path, object body) => (string)(await PostAsync(path, body)).Json["id"]!;

    private static string NameOf(string operation) => operation.ToLowerInvariant();

    private async Task<Answer> PostAsync(string path, object body)
    {
        var answer = await service.SendAsync(HttpMethod.Post, path, TrackerHost.ArchivistToken, body);
        Assert.True(answer.Status == 201, answer.Body);
        return answer;
    }
}
