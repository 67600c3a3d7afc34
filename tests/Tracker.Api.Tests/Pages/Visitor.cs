using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Tracker.Api.Tests.Support;

namespace Tracker.Api.Tests.Pages;

/// <summary>A browser without scripts: it keeps cookies, fills in forms and goes where it is sent.</summary>
internal sealed class Visitor(TrackerHost host)
{
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>What it last got.</summary>
    public Page Page { get; private set; } = null!;

    /// <summary>The cookies as they were set, by name.</summary>
    public Dictionary<string, string> SetCookies { get; } = [];

    public Task<Page> GoAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Signs in.</summary>
    public async Task<Page> SignInAsync(string token, string to = "/")
    {
        await GoAsync($"/sign-in?back={to}");
        return await SubmitAsync(("token", token));
    }

    /// <summary>Fills in the form of the page and sends it; with a button's name where it has one.</summary>
    public Task<Page> SubmitAsync(params (string Name, string Value)[] answers) =>
        SubmitAsync("form[method=post]", answers);

    /// <summary>The same for one of several forms.</summary>
    public Task<Page> SubmitAsync(string selector, params (string Name, string Value)[] answers)
    {
        var form = (IHtmlFormElement)Page.Document.QuerySelector(selector)!;
        var filled = form
            .Elements.Where(each => each.GetAttribute("name") is not null && each is not IHtmlButtonElement)
            .Where(each =>
                each
                    is not IHtmlInputElement { Type: "checkbox", IsChecked: false }
                        and not IHtmlInputElement { Type: "file" }
            )
            .ToDictionary(
                each => each.GetAttribute("name")!,
                each =>
                    each switch
                    {
                        IHtmlInputElement input => input.Value,
                        IHtmlTextAreaElement area => area.Value,
                        IHtmlSelectElement select => select.Value ?? "",
                        _ => "",
                    }
            );
        foreach (var (name, value) in answers)
            filled[name] = value;
        return SendAsync(HttpMethod.Post, form.GetAttribute("action")!, new FormUrlEncodedContent(filled));
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<Page> PostAsync(string path, params (string Name, string Value)[] answers) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(answers.Select(each => KeyValuePair.Create(each.Name, each.Value)))
        );

    private async Task<Page> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        for (var hops = 0; hops < 5; hops++)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(each => $"{each.Key}={each.Value}")));
            using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Keep(response);
            var answer = await Answer.OfAsync(response, TestContext.Current.CancellationToken);
            if (answer.Status is not (302 or 303))
                return Page = new(answer, new HtmlParser().ParseDocument(answer.Body));
            (method, path, content) = (HttpMethod.Get, response.Headers.Location!.ToString(), null);
        }
        throw new InvalidOperationException("It goes round and round.");
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var all))
            return;
        foreach (var set in all)
        {
            var (name, value) = (set.Split('=')[0], set.Split('=', 2)[1].Split(';')[0]);
            SetCookies[name] = set;
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
    }
}
