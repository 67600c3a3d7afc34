using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Tracker.Domain.Deciding;
using Tracker.Domain.Disclosing;
using Tracker.Domain.Values;
using Tracker.Store.Reading;
using Tracker.Store.Writing;
using Tracker.Web.Errors;
using Tracker.Web.Language;
using Tracker.Web.Rendering;
using Tracker.Web.Visiting;

namespace Tracker.Web.Keeping;

/// <summary>The forms by which facts are recorded: first what would be, then that.</summary>
internal sealed class FormEndpoint(
    CompetitionReader reader,
    CompetitionWriter writer,
    ICallers callers,
    IAntiforgery antiforgery
)
{
    private const int LargestTable = 1024 * 1024;

    /// <summary>What can be done.</summary>
    public async Task<IResult> ListAsync(string competition, HttpContext http)
    {
        var (visit, fault) = Visits.Read(http);
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        var (sight, refused) = await LookAsync(visit, competition, http);
        return refused ?? Pages.Of<KeepingPage, KeepingPage.Desk>(visit, new(sight!, Forgery.Of(antiforgery, http)));
    }

    /// <summary>An empty form.</summary>
    public async Task<IResult> ShowAsync(string competition, string form, HttpContext http)
    {
        var (visit, fault) = Visits.Read(http, "round");
        if (fault is not null)
            return ErrorPages.Unreadable(visit, fault);
        var (draft, refused) = await DraftAsync(visit, competition, form, http);
        return refused ?? Page(visit, draft!, http);
    }

    /// <summary>A form that was filled in: its preview, or what was confirmed.</summary>
    public async Task<IResult> TakeAsync(string competition, string form, HttpContext http)
    {
        var (visit, sent, forged) = await Forgery.ReadAsync(antiforgery, http, "round");
        if (forged is not null)
            return forged;
        var (draft, refused) = await DraftAsync(visit, competition, form, http);
        if (refused is not null)
            return refused;
        var answers = await AnswersAsync(sent);
        var filled = draft! with { Answers = answers };
        var (command, fault) = filled.Form.Read(answers, filled.Sight, filled.Round);
        if (command is null)
            return Page(visit, filled with { Fault = fault }, http, StatusCodes.Status422UnprocessableEntity);
        if (VersionOf(sent["version"]) is { } version && sent["confirm"].Count == 1)
        {
            var answer = await writer.WriteAsync(
                filled.Id,
                command,
                new WriteOptions(callers.NameOf(http), version),
                http.RequestAborted
            );
            if (answer is WriteAnswer.Written)
                return Forgery.SeeOther(visit.ToNow(filled.Done));
            filled = filled with
            {
                Fault = answer switch
                {
                    WriteAnswer.MovedOn => KeepingText.MovedOn,
                    WriteAnswer.Busy => KeepingText.Busy,
                    _ => null,
                },
            };
        }
        var preview = await PreviewAsync(filled, command, http);
        return Page(
            visit,
            filled with
            {
                Preview = preview,
                Warning = filled.Form.Warning(command, new NameBook(filled.Sight.Competition)),
            },
            http,
            preview.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private async Task<Preview> PreviewAsync(Draft draft, Command command, HttpContext http)
    {
        Preview? preview = null;
        await writer.WriteAsync(
            draft.Id,
            (history, now) =>
            {
                var decision = Decider.Decide(history, command, now);
                preview = Preview.Of(history, decision, draft.Round, now);
                return decision;
            },
            new WriteOptions(callers.NameOf(http), DryRun: true),
            http.RequestAborted
        );
        return preview!;
    }

    private async Task<(Draft? Draft, IResult? Refused)> DraftAsync(
        Visit visit,
        string competition,
        string form,
        HttpContext http
    )
    {
        var (sight, refused) = await LookAsync(visit, competition, http);
        if (refused is not null)
            return (null, refused);
        if (RecordForm.Of(form) is not { } known)
            return (null, ErrorPages.Missing(visit, ErrorText.NoPage, $"/c/{competition}"));
        if (!known.OfRound)
            return (new(sight!, known, default), null);
        return Slug.TryParse<StepId>(visit["round"], out var round) && sight!.Competition.Rounds.ContainsKey(round)
            ? (new(sight, known, round), null)
            : (null, ErrorPages.Missing(visit, ErrorText.NoRound(visit["round"] ?? ""), $"/c/{competition}"));
    }

    private async Task<(Sight? Sight, IResult? Refused)> LookAsync(Visit visit, string competition, HttpContext http)
    {
        var isKnown = Slug.TryParse<CompetitionId>(competition, out var id);
        // What was filled in by someone whose session is over is not lost: the browser keeps it on the way back.
        if (http.User.Identity?.IsAuthenticated != true && !HttpMethods.IsPost(http.Request.Method))
            return (null, Forgery.SeeOther(visit.ToNow("/sign-in", ("back", Back(visit, competition)))));
        if (!isKnown || !callers.MayRecord(http, id))
            return (
                null,
                ErrorPages.Of(
                    visit,
                    StatusCodes.Status403Forbidden,
                    KeepingText.NotAllowed,
                    KeepingText.NotAllowedWhy,
                    signIn: visit.Path
                )
            );
        var now = visit.Question with { AsOf = null, KnownAt = null };
        return await reader.LookAsync(id, now, http.RequestAborted) is { } sight
            ? (sight, null)
            : (null, ErrorPages.Missing(visit, ErrorText.NoCompetition(competition)));
    }

    // The way back names no query, and a form of a round is none without its round.
    private static string Back(Visit visit, string competition) =>
        visit["round"] is null ? visit.Path : $"/c/{competition}/keep";

    private IResult Page(Visit visit, Draft draft, HttpContext http, int status = StatusCodes.Status200OK) =>
        Pages.Of<FormPage, Draft>(visit, draft with { Forgery = Forgery.Of(antiforgery, http) }, status);

    // What was left empty was not answered.
    private static async Task<IReadOnlyDictionary<string, string>> AnswersAsync(IFormCollection sent)
    {
        var answers = sent.Where(each => each.Value.Count == 1 && !string.IsNullOrWhiteSpace(each.Value[0]))
            .ToDictionary(each => each.Key, each => each.Value[0]!.Trim());
        if (sent.Files["file"] is { Length: > 0 and <= LargestTable } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            answers["results"] = TextOf(content.ToArray()).Trim();
        }
        return answers;
    }

    // UTF-8, else what Korean spreadsheets write.
    private static string TextOf(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetString(content);
        }
    }

    private static long? VersionOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
