namespace Tracker.Client;

/// <summary>Reads answers within bounds.</summary>
internal static class Bodies
{
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, Silence silence, int most)
    {
        var stream = await OpenAsync(response, silence, most);
        await using var _ = stream;
        using var buffer = new MemoryStream((int)Math.Min(response.Content.Headers.ContentLength ?? 0, most));
        await stream.CopyToAsync(buffer, silence.Token);
        return buffer.ToArray();
    }

    public static async Task<HeardStream> OpenAsync(HttpResponseMessage response, Silence silence, long most) =>
        new(await response.Content.ReadAsStreamAsync(silence.Token), silence, most);
}
