namespace Tracker.Cli;

/// <summary>A file that is there when it is whole: what is broken off leaves the one before as it was.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(FileInfo file, Func<Stream, Task> write)
    {
        if (file.Directory is not { Exists: true })
            throw new UsageException($"There is no directory {file.DirectoryName} to put the file into.");
        var partial = new FileInfo($"{file.FullName}.part");
        try
        {
            await using (var stream = partial.Create())
                await write(stream);
            partial.MoveTo(file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete($"{file.FullName}.part");
            throw;
        }
    }

    /// <summary>Says where it was written, to who looks on.</summary>
    public static void Tell(Session session, FileInfo file) =>
        session.Remark(session.Say($"Written to {file}.", $"{file}에 저장했습니다."));
}
