using Tracker.Domain.Rounds;
using Tracker.Domain.Values;
using Seeing = Tracker.Domain.Clocks.Reader;

namespace Tracker.Api.Security;

/// <summary>Who calls, and what they may do: the one place that decides it, for tokens of every kind.</summary>
/// <param name="Name">By which name the record says who did what.</param>
/// <param name="Role">What they are; null for everyone.</param>
/// <param name="Scope">To what that is limited.</param>
public sealed record Caller(string Name, Role? Role, Scope Scope)
{
    /// <summary>Whoever shows no token.</summary>
    public static Caller Everyone { get; } = new("", null, Scope.Everything);

    /// <summary>Who makes a request.</summary>
    public static Caller Of(HttpContext http) => (http.User.Identity as CallerIdentity)?.Caller ?? Everyone;

    /// <summary>As whom they see a competition; null asks for all of them.</summary>
    public Seeing ReaderOf(CompetitionId? competition) =>
        Role switch
        {
            Security.Role.Operator or Security.Role.Archivist when Scope.Has(competition) => Seeing.Insider,
            Security.Role.Reader when Scope.Has(competition) => Seeing.Trusted,
            _ => Seeing.Public,
        };

    /// <summary>
    /// As whom they see the scorecards of a round, of which <see cref="Sees" /> says which: a judge handed its own in, whatever
    /// else it does not see.
    /// </summary>
    public Seeing ReaderOfScorecards(CompetitionId competition, StepId round) =>
        Role == Security.Role.Judge && Scope.Has(competition) && Scope.Round == round
            ? Seeing.Insider
            : ReaderOf(competition);

    /// <summary>Whether they see a scorecard: the keepers of the record see all, a judge its own.</summary>
    public bool Sees(CompetitionId competition, StepId round, ScorecardKey card) =>
        Role == Security.Role.Judge
            ? Scope.Has(competition) && Scope.Round == round && Scope.Judge == card.Judge
            : ReaderOf(competition) == Seeing.Insider;

    /// <summary>Whether they may say since when facts of the past were known.</summary>
    public bool MayDateKnowledge => Role == Security.Role.Archivist;

    /// <summary>Why they may not do something; null when they may.</summary>
    /// <param name="deed">What.</param>
    /// <param name="competition">Of which competition; null where that is not known yet, or it is of none.</param>
    public Denial? Denies(Deed deed, CompetitionId? competition) =>
        (deed, Role) switch
        {
            (Deed.Ask, _) => null,
            (Deed.ManageTokens, Security.Role.Operator or Security.Role.Archivist) => null,
            (
                Deed.Record
                    or Deed.Judge
                    or Deed.SeeScorecards
                    or Deed.ManageWebhooks,
                Security.Role.Operator
                    or Security.Role.Archivist
            )
            or (Deed.Judge or Deed.SeeScorecards, Security.Role.Judge) => competition is null || Scope.Has(competition)
                ? null
                : new($"The token is not for the competition '{competition}'.", Scope.Sentence),
            (_, Security.Role.Judge) => new(
                "A judge's token does nothing but to hand in, see and take back its scorecards.",
                Scope.Sentence
            ),
            (Deed.SeeScorecards, Security.Role.Reader) => new(
                "A reader's token shows results, and no scorecard.",
                "an operator's token, or a judge's for its own"
            ),
            (Deed.ManageWebhooks, Security.Role.Reader) => new(
                "A reader's token shows results, and no webhooks.",
                "an operator's token"
            ),
            (_, Security.Role.Reader) => new("A reader's token writes nothing.", "an operator's token"),
            _ => new("This needs a token.", "the header Authorization: Bearer and a token that may do it"),
        };

    /// <summary>Why they may not hand in or take back a scorecard of a round; null when they may.</summary>
    public Denial? DeniesRound(StepId round) =>
        Role == Security.Role.Judge && Scope.Round != round
            ? new($"The token is not for the round '{round}'.", Scope.Sentence)
            : null;

    /// <summary>Why they may not hand in a scorecard, with the member of it that is wrong; null when they may.</summary>
    public Denial? DeniesCard(StepId round, Scorecard card) =>
        DeniesCard(round, card.Key)
        ?? (
            Role == Security.Role.Judge
            && Scope.Criteria.Count > 0
            && card.Scores.Keys.FirstOrDefault(each => !Scope.Criteria.Contains(each)) is { Value: { } other }
                ? new($"'{other}' is none of the token's criteria.", Words.List(Scope.Criteria), $"scores.{other}")
                : null
        );

    /// <summary>Why they may not take a scorecard back; null when they may.</summary>
    public Denial? DeniesCard(StepId round, ScorecardKey card) =>
        DeniesRound(round) is { } denial ? denial
        : Role != Security.Role.Judge ? null
        : Scope.Judge != card.Judge ? new($"'{card.Judge}' is not the token's judge.", $"{Scope.Judge}", "judge")
        : Scope.Teams.Count > 0 && !Scope.Teams.Contains(card.Team)
            ? new($"'{card.Team}' is none of the token's teams.", Words.List(Scope.Teams), "team")
        : null;

    /// <summary>Why they may not make or revoke such a token; null when they may: nobody gives or takes more than they have.</summary>
    public Denial? DeniesToken(Role role, Scope scope) =>
        role == Security.Role.Archivist && Role != Security.Role.Archivist
            ? new("Only an archivist makes and revokes an archivist's tokens.", "the role operator, judge or reader")
        : Scope.Covers(scope) ? null
        : new("The token may do more than yours: yours is for some competitions only.", Scope.Sentence);
}

/// <summary>Why something is not allowed, and what is.</summary>
/// <param name="Why">Why not, as a sentence.</param>
/// <param name="Allowed">What would be allowed.</param>
/// <param name="Member">The member of a scorecard that is wrong, such as <c>scores.speed</c>; null when it is not one's.</param>
public sealed record Denial(string Why, string Allowed, string? Member = null)
{
    /// <summary>The same with the place where it is.</summary>
    public Denial At(string place) => this with { Why = $"{place}: {Why}" };
}
