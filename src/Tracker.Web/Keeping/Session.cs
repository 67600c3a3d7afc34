using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Store.Feeds;
using Tracker.Web.Errors;

namespace Tracker.Web.Keeping;

/// <summary>
/// A signed-in browser: a cookie in which the token is sealed. A page that is asked for with it is asked for with that token,
/// which is checked as every token is, each time; nothing but pages takes notice of it.
/// </summary>
public sealed class Session(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "tracker-session";
    private const int LongestToken = 4096;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(8);
    private static readonly object Ends = new();

    private readonly IDataProtector seal = protection.CreateProtector("Tracker.Web.Session");

    /// <summary>Whether a token could be one.</summary>
    public static bool IsToken(string? token) =>
        token is { Length: > 0 and <= LongestToken } && token.All(letter => letter is > ' ' and < (char)127);

    /// <summary>Signs a browser in with a token.</summary>
    public void Begin(HttpContext http, string token) =>
        http.Response.Cookies.Append(
            Cookie,
            seal.Protect($"{(clock.GetUtcNow() + Lasts).UtcTicks} {token}"),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                MaxAge = Lasts,
                Path = "/",
                IsEssential = true,
            }
        );

    /// <summary>Signs it out.</summary>
    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, new() { Path = "/" });

    /// <summary>Whether what is shown goes on: while the token is taken, and the browser that shows it in a cookie is signed in.</summary>
    public StillTaken? Within(HttpContext http, StillTaken? token) =>
        http.Items[Ends] is not DateTimeOffset end
            ? token
            : async cancellation => clock.GetUtcNow() < end && (token is null || await token(cancellation));

    /// <summary>Whether the token of the cookie was not taken in this request.</summary>
    public static bool WasRejected(HttpContext http) => http.Items.ContainsKey(typeof(Session));

    /// <summary>Shows the token of the cookie wherever a page is asked for; before callers are known.</summary>
    internal static void Use(IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.GetEndpoint()?.Metadata.GetMetadata<Failing.AsPage>() is not null
                    && http.Request.Headers.Authorization.Count == 0
                    && http.Request.Cookies[Cookie] is { } sealedToken
                )
                    await ShowAsync(http, sealedToken);
                await next(http);
            }
        );

    private static async Task ShowAsync(HttpContext http, string sealedToken)
    {
        if (http.RequestServices.GetRequiredService<Session>().Open(sealedToken) is var (token, end))
        {
            http.Items[Ends] = end;
            http.Request.Headers.Authorization = $"Bearer {token}";
            if ((await http.AuthenticateAsync()).Succeeded)
                return;
            http.Request.Headers.Remove("Authorization");
        }
        http.Items[typeof(Session)] = true;
        End(http);
    }

    private (string Token, DateTimeOffset End)? Open(string sealedToken)
    {
        try
        {
            var parts = seal.Unprotect(sealedToken).Split(' ', 2);
            var end = new DateTimeOffset(
                long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
                TimeSpan.Zero
            );
            return clock.GetUtcNow() < end ? (parts[1], end) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
