using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tracker.Api.Tests.Support;

/// <summary>An identity provider on loopback: its discovery document, its keys, and the tokens that it signs.</summary>
internal sealed class IdentityProviderStandIn : IAsyncDisposable
{
    public const string Audience = "tracker";

    private readonly WebApplication server;
    private readonly RSA key = RSA.Create(2048);

    private IdentityProviderStandIn(WebApplication server) => this.server = server;

    public string Address { get; private set; } = "";

    public static async Task<IdentityProviderStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new IdentityProviderStandIn(builder.Build());
        provider.server.MapGet(
            "/.well-known/openid-configuration",
            () => Results.Json(new { issuer = provider.Address, jwks_uri = $"{provider.Address}/keys" })
        );
        provider.server.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.PublicKey } }));
        await provider.server.StartAsync();
        var addresses = provider.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        provider.Address = addresses.Addresses.Single();
        return provider;
    }

    /// <summary>What a token says that is good for an hour, with other members or without some.</summary>
    public Dictionary<string, object?> Claims(params (string Name, object? Value)[] others)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Address,
            ["aud"] = Audience,
            ["sub"] = "alice",
            ["nbf"] = now - 10,
            ["exp"] = now + 3600,
        };
        foreach (var (name, value) in others)
            claims[name] = value;
        return claims.Where(each => each.Value is not null).ToDictionary();
    }

    /// <summary>A token with its signature.</summary>
    public string Sign(Dictionary<string, object?> claims, RSA? with = null)
    {
        var signed = Unsigned("RS256", claims);
        var signature = (with ?? key).SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>A token signed with the public key as if it were a secret that both sides know.</summary>
    public string SignWithPublicKey(Dictionary<string, object?> claims)
    {
        var signed = Unsigned("HS256", claims);
        var secret = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The first two parts of a token.</summary>
    public static string Unsigned(string algorithm, Dictionary<string, object?> claims) =>
        $"{Part(new { alg = algorithm, typ = "JWT", kid = "one" })}.{Part(claims)}";

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        key.Dispose();
    }

    private object PublicKey =>
        new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = "one",
            n = Base64Url.EncodeToString(key.ExportParameters(false).Modulus),
            e = Base64Url.EncodeToString(key.ExportParameters(false).Exponent),
        };

    private static string Part(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
