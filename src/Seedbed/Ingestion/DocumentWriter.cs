using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Seedbed.Ingestion;

/// <summary>Shows documents as the readers saw them. Not thread-safe.</summary>
public sealed class DocumentWriter(System.IO.TextWriter output, DocumentFormat format)
{
    private bool _hadOne;

    /// <summary>Writes one document after those written before.</summary>
    public void Write(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (format == DocumentFormat.Json)
        {
            Json(document);
            return;
        }

        if (_hadOne)
            output.Write('\n');
        _hadOne = true;
        if (format == DocumentFormat.Markdown)
            new MarkdownRendering(output).Write(document);
        else
            output.Write(document.Text);
        output.Write('\n');
    }

    private void Json(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>(document.Text.Length + 1024);
        using (var json = new Utf8JsonWriter(buffer, Seedbed.Json.Lines))
            DocumentJson.Write(document, json);
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] chars = new char[16 * 1024];
        for (ReadOnlySpan<byte> rest = buffer.WrittenSpan; !rest.IsEmpty;)
        {
            decoder.Convert(rest, chars, false, out int used, out int made, out _);
            output.Write(chars, 0, made);
            rest = rest[used..];
        }

        output.Write('\n');
    }
}
