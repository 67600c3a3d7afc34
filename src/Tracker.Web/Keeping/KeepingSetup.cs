using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tracker.Web.Keeping;

/// <summary>Adds the pages of those who keep the record.</summary>
internal static class KeepingSetup
{
    /// <summary>Adds what they need.</summary>
    public static void AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<Session>().AddSingleton<FormEndpoint>().AddSingleton<SealKeys>();
        services.AddDataProtection().SetApplicationName("Tracker");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<SealKeys>((options, keys) => options.XmlRepository = keys);
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "forgery";
            options.Cookie.Name = "tracker-forms";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Said by the policy of every page.
            options.SuppressXFrameOptionsHeader = true;
        });
        // Keys are made when somebody signs in, not when a service starts; and they lie beside all that they guard, so that
        // to seal them, too, would keep nothing from anyone.
        foreach (var eager in services.Where(IsEager).ToList())
            services.Remove(eager);
        services.AddLogging(logs => logs.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", SignInEndpoint.Get);
        pages.MapPost("/sign-in", SignInEndpoint.Post);
        pages.MapPost("/sign-out", SignInEndpoint.Leave);
        var forms = pages.MapGroup("/c/{competition}/keep");
        forms.MapGet(
            "",
            (string competition, FormEndpoint keeping, HttpContext http) => keeping.ListAsync(competition, http)
        );
        forms.MapGet(
            "/{form}",
            (string competition, string form, FormEndpoint keeping, HttpContext http) =>
                keeping.ShowAsync(competition, form, http)
        );
        forms.MapPost(
            "/{form}",
            (string competition, string form, FormEndpoint keeping, HttpContext http) =>
                keeping.TakeAsync(competition, form, http)
        );
    }

    private static bool IsEager(ServiceDescriptor service) =>
        service is { IsKeyedService: false, ImplementationType.Name: "DataProtectionHostedService" };
}
