using System.CommandLine;
using System.Text.Json;
using Tracker.Cli.Proofs;
using Tracker.Domain.Json;
using Tracker.Domain.Proving;

namespace Tracker.Cli.Commands;

/// <summary>Checks a certificate, asking nobody.</summary>
internal static class VerifyCommand
{
    // More than the longest certificate that a service gives.
    private const long Largest = 256 * 1024 * 1024;

    public static Command Make(SharedOptions shared)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "The certificate, as tracker certificate gives it; - for standard input",
        };
        var key = new Option<string?>("--key")
        {
            Description = "The key that is known to be the programme's, or a file with it [the certificate's own]",
            HelpName = "key",
        };
        var command = new Command(
            "verify",
            "Checks a certificate: that nothing was changed, and what it says; asks nobody"
        )
        {
            file,
            key,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var trusted = parsed.GetValue(key) is { } text ? Notes.Key(text) : null;
                    var certificate = await ReadAsync(session, parsed.GetRequiredValue(file), cancellation);
                    if (certificate.Fault(Ed25519.Verifies, trusted) is { } fault)
                        throw new ProofException(fault);
                    Show(session, certificate, trusted);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static async Task<Certificate> ReadAsync(Session session, FileInfo file, CancellationToken cancellation)
    {
        if (HandedIn.LengthOf(file) > Largest)
            throw new UsageException($"{file} is larger than {Largest / 1024 / 1024} MiB: it is no certificate.");
        await using var stream = await HandedIn.ReadAsync(session, file, cancellation);
        try
        {
            return await JsonSerializer.DeserializeAsync<Certificate>(stream, DomainJson.Options, cancellation)
                ?? throw new ProofException("It is no certificate.");
        }
        catch (JsonException fault)
        {
            throw new ProofException(
                fault.Path is { } path
                    ? $"It is no certificate: what it has at {path} cannot be."
                    : "It is no certificate."
            );
        }
    }

    private static void Show(Session session, Certificate certificate, VerifierKey? trusted)
    {
        var (competition, team, asOf) = ($"{certificate.Competition}", $"{certificate.Team}", $"{certificate.AsOf}");
        var known = Clean.Time(new Client.Moment(certificate.KnownAt.Text));
        if (session.IsJson)
        {
            session.Json(
                JsonSerializer.SerializeToUtf8Bytes(
                    new Verdict(
                        true,
                        competition,
                        team,
                        asOf,
                        $"{certificate.KnownAt}",
                        certificate.InField,
                        certificate.Leaves.Count,
                        certificate.Key
                    ),
                    DomainJson.Options
                )
            );
            return;
        }
        session.Line(
            certificate.InField
                ? session.Say(
                    $"{team} was in the field of {competition} on {asOf}, as known at {known}.",
                    $"{team} 팀은 {asOf}에 {competition}에 남아 있었습니다({known}까지 알려진 내용)."
                )
                : session.Say(
                    $"{team} was not in the field of {competition} on {asOf}, as known at {known}.",
                    $"{team} 팀은 {asOf}에 {competition}에 남아 있지 않았습니다({known}까지 알려진 내용)."
                )
        );
        session.Line(
            session.Say(
                $"All {certificate.Leaves.Count} events of the log are as they were signed.",
                $"로그의 이벤트 {certificate.Leaves.Count}개가 모두 서명된 그대로입니다."
            )
        );
        session.Line(session.Say($"Signed by {certificate.Key}", $"서명 키: {certificate.Key}"));
        if (trusted is null)
            session.Remark(
                session.Say(
                    "Whose key that is the certificate cannot say: compare it with the one that the programme publishes, or name it by --key.",
                    "이 키가 누구의 것인지는 인증서로 알 수 없습니다. 사업에서 공개한 키와 비교하시거나 --key로 지정해 주십시오."
                )
            );
    }

    private sealed record Verdict(
        bool Holds,
        string Competition,
        string Team,
        string AsOf,
        string KnownAt,
        bool InField,
        int Events,
        string Key
    );
}
