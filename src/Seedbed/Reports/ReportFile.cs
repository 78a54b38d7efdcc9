using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Seedbed.Reports;

/// <summary>
/// The page while it is written: the template's beginning, then data blocks, then its end. Data stand as JSON in script
/// blocks that no browser runs, with <c>&lt;</c> escaped, so that no text of a row can end its block; the policy in the
/// page's head lets only the page's own style and script run, by their hashes, and lets nothing be fetched.
/// </summary>
internal sealed class ReportFile : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;

    // Every letter as it is, but what HTML could read (< > & ' ") and line separators.
    private static readonly JsonWriterOptions InPage = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
        MaxDepth = 128,
    };

    private readonly FileStream _stream;
    private readonly PipeWriter _pipe;
    private readonly string _end;

    private ReportFile(FileStream stream, string end)
    {
        _stream = stream;
        _pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        _end = end;
    }

    public static ReportFile Create(string path, string title)
    {
        string style = PageParts.Style;
        string script = PageParts.Script;
        string policy = $"default-src 'none'; style-src {Hash(style)}; script-src {Hash(script)}; base-uri 'none'; form-action 'none'";
        string page = PageParts.Template
            .Replace("{{policy}}", policy, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal);
        string[] halves = page.Split("{{data}}\n");
        var file = new ReportFile(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous), halves[1]);
        file.Write(halves[0].Replace("{{title}}", WebUtility.HtmlEncode(title), StringComparison.Ordinal));
        return file;
    }

    /// <summary>One data block, which the page reads by its name.</summary>
    public async Task BlockAsync(string name, Func<Utf8JsonWriter, Task> write)
    {
        Write($"<script type=\"application/json\" id=\"data-{name}\">");
        var json = new Utf8JsonWriter(_pipe, InPage);
        await using (json.ConfigureAwait(false))
        {
            await write(json).ConfigureAwait(false);
        }

        Write("</script>\n");
    }

    /// <summary>Called between items, so that the page goes to disk as it grows.</summary>
    public async ValueTask FlushAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.Flush();
        if (_pipe.UnflushedBytes >= FlushAt)
            await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Write(_end);
        await _pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _pipe);

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
