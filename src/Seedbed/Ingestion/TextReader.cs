namespace Seedbed.Ingestion;

/// <summary>
/// Plain text: paragraphs are set apart by blank lines and flowed anew; titles underlined with <c>===</c> or <c>---</c> are
/// headings, lines that begin with a bullet or a number are list items, blocks indented by four spaces or a tab are code.
/// </summary>
public sealed class TextReader : DocumentReader
{
    /// <inheritdoc/>
    public override string MediaType => "text/plain";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".txt", ".text"];

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        string? text = TextDecoding.Decode(content, content.File.Charset, out ReadOutcome? fault);
        return new(text is null ? fault! : ReadOutcome.Of(Read(text, cancellationToken)));
    }

    /// <summary>The structure of a text.</summary>
    internal static DocumentBody Read(string text, CancellationToken cancellationToken)
    {
        var builder = new DocumentBuilder(text.Length + 16);
        var block = new List<Range>();
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOfAny(LineEnds, at);
            end = end < 0 ? text.Length : end;
            if (CleanText.IsBlank(text.AsSpan(at, end - at)))
                Flush(builder, text, block, cancellationToken);
            else
                block.Add(at..end);
            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        Flush(builder, text, block, cancellationToken);
        return builder.Build();
    }

    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    private static void Flush(DocumentBuilder builder, string text, List<Range> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        if (lines.TrueForAll(line => IsIndented(text.AsSpan(line))))
            Code(builder, text, lines);
        else if (lines.Count == 2 && Underline(text.AsSpan(lines[1])) is var level and > 0 && text.AsSpan(lines[0]).Trim().Length <= 120)
            builder.Heading(level, text[lines[0]]);
        else
            Prose(builder, text, lines);
        lines.Clear();
    }

    private static void Code(DocumentBuilder builder, string text, List<Range> lines)
    {
        builder.Begin(BlockKind.Code);
        foreach (Range line in lines)
        {
            ReadOnlySpan<char> code = text.AsSpan(line);
            builder.Write(code[0] == '\t' ? code[1..] : code[4..]);
            builder.Write("\n");
        }

        builder.End();
    }

    /// <summary>Short lines that nobody wrapped keep their breaks; others flow.</summary>
    private static void Prose(DocumentBuilder builder, string text, List<Range> lines)
    {
        bool keeps = lines.TrueForAll(line => text.AsSpan(line).Length < 56);
        bool listed = false;
        foreach (Range line in lines)
        {
            ReadOnlySpan<char> plain = text.AsSpan(line).TrimStart();
            if (Bullet(plain, out int? number) is var length and > 0)
            {
                listed = true;
                builder.Begin(BlockKind.ListItem, 1, number);
                plain = plain[length..];
            }
            else if (!builder.IsOpen)
            {
                builder.Begin(BlockKind.Paragraph);
            }
            else if (keeps && !listed)
            {
                builder.Break();
            }

            builder.Write(plain);
            builder.Write(" ");
        }

        builder.End();
    }

    private static bool IsIndented(ReadOnlySpan<char> line) => line[0] == '\t' || line.StartsWith("    ");

    private static int Underline(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length < 3 ? 0 : !line.ContainsAnyExcept('=') ? 1 : !line.ContainsAnyExcept('-') ? 2 : 0;
    }

    private static int Bullet(ReadOnlySpan<char> line, out int? number)
    {
        number = null;
        if (line.Length > 2 && line[0] is '-' or '*' or '•' or '+' && line[1] is ' ' or '\t')
            return 2;
        int digits = 0;
        while (digits < line.Length && digits < 4 && char.IsAsciiDigit(line[digits]))
            digits++;
        if (digits is 0 or > 3 || digits + 2 >= line.Length || line[digits] is not ('.' or ')') || line[digits + 1] != ' ')
            return 0;
        number = int.Parse(line[..digits]);
        return digits + 2;
    }
}
