using Tracker.Api.DataFiles;
using Tracker.Api.Http;
using Tracker.Api.Reference;
using Tracker.Domain.Views;
using Tracker.Store.Reading;
using Wolverine.Http;

namespace Tracker.Api.Queries;

/// <summary>The field: who is in, who is out and why.</summary>
public static class GetFieldEndpoint
{
    /// <summary>Who is in, who is out and why, at any date as known at any other.</summary>
    [Answers(typeof(FieldView), StatusCodes.Status406NotAcceptable, HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/field")]
    public static Task<IResult> Get(string competition, CompetitionReader reader, HttpContext http) =>
        Representation.AcceptedAsync(http, form => AnswerAsync(form, competition, reader, http));

    internal static Task<IResult> AnswerAsync(
        Representation form,
        string competition,
        CompetitionReader reader,
        HttpContext http
    ) =>
        form == Representation.Json
            ? Reads.AnswerAsync<FieldView>(
                http,
                competition,
                (id, question) => reader.FieldAsync(id, question, http.RequestAborted),
                view => view.Version
            )
            : Reads.LookAsync(
                http,
                competition,
                reader,
                (sight, question) => FieldData.AnswerAsync(form, sight, question.Language)
            );
}

/// <summary>The field as a file.</summary>
public static class GetFieldFileEndpoint
{
    /// <summary>The same as the field, as a file: field.csv, field.ndjson or field.json.</summary>
    [Answers(typeof(FieldView), HasRows = true)]
    [WolverineGet("/api/competitions/{competition:slug}/field.{extension}")]
    public static Task<IResult> Get(string competition, string extension, CompetitionReader reader, HttpContext http) =>
        Representation.NamedAsync(extension, form => GetFieldEndpoint.AnswerAsync(form, competition, reader, http));
}
