using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Client;

/// <summary>How answers are read and bodies written, made when this is compiled.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(CompetitionsPage))]
[JsonSerializable(typeof(Competition))]
[JsonSerializable(typeof(Field))]
[JsonSerializable(typeof(TeamList))]
[JsonSerializable(typeof(Standings))]
[JsonSerializable(typeof(Funnel))]
[JsonSerializable(typeof(HistoryPage))]
[JsonSerializable(typeof(Diff))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(WhatIf))]
[JsonSerializable(typeof(FeedEvent))]
[JsonSerializable(typeof(WriteReceipt))]
[JsonSerializable(typeof(ScorecardsReceipt))]
[JsonSerializable(typeof(ImportReceipt))]
[JsonSerializable(typeof(TokensPage))]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(TokenMade))]
[JsonSerializable(typeof(JsonAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(NewCompetition))]
[JsonSerializable(typeof(NewTeams))]
[JsonSerializable(typeof(NewRound))]
[JsonSerializable(typeof(NewScorecards))]
[JsonSerializable(typeof(NewEvaluation))]
[JsonSerializable(typeof(NewDecision))]
[JsonSerializable(typeof(NewNote))]
[JsonSerializable(typeof(Supposition))]
[JsonSerializable(typeof(NewToken))]
internal sealed partial class TrackerJson : JsonSerializerContext;
