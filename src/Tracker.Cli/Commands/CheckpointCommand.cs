using System.CommandLine;
using System.Globalization;
using System.Text;
using Tracker.Cli.Proofs;
using Tracker.Domain.Proving;

namespace Tracker.Cli.Commands;

/// <summary>How a competition's log stands, and whether it only grew since.</summary>
internal static class CheckpointCommand
{
    public static Command Make(SharedOptions shared)
    {
        var competition = Operands.Competition(shared);
        var since = new Option<FileInfo?>("--since")
        {
            Description = "A checkpoint that was kept: the log must begin with what it held then",
            HelpName = "file",
        };
        var key = new Option<string?>("--key")
        {
            Description = "The key that is known to be the programme's, or a file with it [the service's]",
            HelpName = "key",
        };
        var command = new Command(
            "checkpoint",
            "How the log of what was told stands, signed; keep it, and --since it nothing can be changed unseen"
        )
        {
            competition,
            since,
            key,
        };
        command.SetAction(
            shared.Run(
                async (session, parsed, cancellation) =>
                {
                    var path = $"competitions/{Uri.EscapeDataString(parsed.GetRequiredValue(competition))}";
                    var trusted = Notes.Key(
                        parsed.GetValue(key) ?? await TextAsync(session, $"{path}/checkpoint/key", cancellation)
                    );
                    var note = await TextAsync(session, $"{path}/checkpoint", cancellation);
                    var now = Notes.Checkpoint(note, trusted);
                    if (parsed.GetValue(since) is { } kept)
                        await CompareAsync(session, path, Kept(kept, trusted), now, cancellation);
                    session.Console.Out.Write(note);
                    return ExitCode.Fine;
                }
            )
        );
        return command;
    }

    private static async Task<string> TextAsync(Session session, string path, CancellationToken cancellation) =>
        Encoding.UTF8.GetString((await session.Client.GetAsync(path, cancellation)).Utf8.Span);

    private static Checkpoint Kept(FileInfo file, VerifierKey key) =>
        file is { Exists: true, Length: < 64 * 1024 }
            ? Notes.Checkpoint(File.ReadAllText(file.FullName), key)
            : throw new UsageException($"There is no checkpoint in {file}.");

    private static async Task CompareAsync(
        Session session,
        string path,
        Checkpoint then,
        Checkpoint now,
        CancellationToken cancellation
    )
    {
        if (now.Size < then.Size)
            throw new ProofException($"The log has {now.Size} events, and had {then.Size}: some were taken out.");
        var query = string.Create(CultureInfo.InvariantCulture, $"from={then.Size}&to={now.Size}");
        var proof = (await session.Client.GetAsync($"{path}/proofs/consistency?{query}", cancellation)).Read();
        var hashes = proof.GetProperty("path").EnumerateArray().Select(each => each.GetBytesFromBase64()).ToList();
        if (!MerkleProof.IsConsistent(then.Size, then.Root, now.Size, now.Root, hashes))
            throw new ProofException("The log does not begin with what it held then: it was changed.");
        session.Remark(
            session.Say(
                $"The log only grew: from {then.Size} events to {now.Size}.",
                $"로그는 그대로 이어졌습니다. 이벤트 {then.Size}개에서 {now.Size}개로 늘었습니다."
            )
        );
    }
}
