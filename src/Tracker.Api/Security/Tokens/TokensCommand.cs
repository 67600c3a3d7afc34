using System.Text.Json;
using JasperFx.CommandLine;
using Marten;
using Tracker.Api.Http;
using Tracker.Domain.Json;
using Tracker.Domain.Values;

namespace Tracker.Api.Security.Tokens;

/// <summary>Makes, lists and revokes tokens from the command line of the machine that has the database.</summary>
[Description("Makes, lists and revokes tokens", Name = Name)]
public sealed class TokensCommand : JasperFxAsyncCommand<TokensInput>
{
    /// <summary>Its name.</summary>
    public const string Name = "tokens";

    // Whoever can run it has the database itself.
    private static readonly Caller CommandLine = new("command line", Role.Archivist, Scope.Everything);

    /// <summary>Says how it is used.</summary>
    public TokensCommand()
    {
        Usage("make a token, or list them").Arguments(input => input.Action);
        Usage("revoke a token").Arguments(input => input.Action, input => input.Id!);
    }

    /// <inheritdoc />
    public override async Task<bool> Execute(TokensInput input)
    {
        using var host = input.BuildHost();
        await host.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var tokens = host.Services.GetRequiredService<TokenStore>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return input.Action switch
        {
            "make" => await MakeAsync(tokens, input),
            "revoke" => await RevokeAsync(tokens, input.Id),
            "list" => await ListAsync(tokens, now),
            _ => await RefuseAsync($"Nobody can {input.Action} tokens. What is taken: make, list or revoke."),
        };
    }

    private static async Task<bool> MakeAsync(TokenStore tokens, TokensInput input)
    {
        TokenBody? body;
        try
        {
            // Read as the API reads it, so that both take the same and say the same.
            body = JsonSerializer.Deserialize<TokenBody>(input.ToJson(), DomainJson.Options);
        }
        catch (JsonException error)
        {
            return await RefuseAsync($"{TokensInput.FlagAt(DomainJson.PathOf(error))}: {JsonFaults.Sentence(error)}");
        }
        var (made, refusal) = await tokens.MakeAsync(body!, CommandLine, CancellationToken.None);
        if (refusal is not null)
            return await RefuseAsync($"{refusal.Message} What is taken: {refusal.Instead}.");
        Console.WriteLine(
            $"The token {made!.Kept.Name} ({made.Kept.Id}), for {made.Kept.Scope.Sentence}. It is shown this once:"
        );
        Console.WriteLine(made.Token);
        return true;
    }

    private static async Task<bool> ListAsync(TokenStore tokens, DateTimeOffset now)
    {
        await foreach (var token in tokens.ListAsync(null).Select(token => TokenView.Of(token, now)))
            Console.WriteLine(
                $"{token.Id}  {token.Name}  {Words.Of(token.Role)}  {Words.Of(token.State)}  "
                    + $"{(token.ExpiresAt is { } end ? $"until {end}" : "for good")}  {token.Scope.Sentence}"
            );
        return true;
    }

    private static async Task<bool> RevokeAsync(TokenStore tokens, string? id)
    {
        if (id is null || await tokens.LoadAsync(id, CancellationToken.None) is not { } token)
            return await RefuseAsync($"There is no token '{id}'. What is taken: an id that tokens list shows.");
        await tokens.RevokeAsync(token, CommandLine, CancellationToken.None);
        Console.WriteLine($"The token {token.Name} ({token.Id}) is revoked.");
        return true;
    }

    private static async Task<bool> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return false;
    }
}
