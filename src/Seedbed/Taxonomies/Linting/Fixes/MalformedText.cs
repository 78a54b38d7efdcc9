using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>
/// What is sure of the lines of a text that is no YAML: before the place where it stops being so, what its tokens say; behind
/// it only that a line lies in no block of text, whichever way the place is mended.
/// </summary>
internal sealed class MalformedText
{
    // A text can hold a line that looks like these, but then every reader takes it for one.
    private static readonly string[] Keys =
    [
        "version", "created_by", "task_description", "domain", "document_outline", "seed_examples", "context", "question", "answer",
        "questions_and_answers", "document", "repo", "commit", "patterns",
    ];

    private readonly bool[] _mayBeBlock, _mayKeepBlanks;
    private readonly int _known;
    private readonly bool _isQuoteOpen;

    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="stream">Its tokens.</param>
    /// <param name="faultAt">Where it stops being YAML.</param>
    public MalformedText(string text, TextLine[] lines, TokenStream stream, int faultAt)
    {
        // A quote that was forgotten further up turns texts and structure round from there on.
        Token? quoted = stream.Tokens.FirstOrDefault(token => token.Style is TokenStyle.Single or TokenStyle.Double && token.End.Line > token.Start.Line);
        _known = stream.Tokens.Count == 0 ? 0 : Math.Min(faultAt, quoted?.Start.Index ?? faultAt);
        _isQuoteOpen = stream.Fault is not null && faultAt < text.Length && text[faultAt] is '"' or '\'';
        (_mayBeBlock, _mayKeepBlanks) = (new bool[lines.Length], new bool[lines.Length]);
        var open = new List<(int Indent, bool Keeps)>();
        int outer = -1;
        for (int i = 0; i < lines.Length; i++)
            Take(i, lines[i].Content, open, ref outer);
    }

    /// <summary>Whether a line ends before the place where the text stops being YAML.</summary>
    public bool IsKnown(TextLine line) => line.End < _known;

    /// <summary>Whether a line could lie in a block of text.</summary>
    public bool MayBeBlock(TextLine line) => _mayBeBlock[line.Number - 1];

    /// <summary>Whether blank lines at the text's end could be part of what it says.</summary>
    public bool MayKeepBlanksAtEnd => _isQuoteOpen || _mayKeepBlanks[^1];

    private void Take(int line, ReadOnlySpan<char> content, List<(int Indent, bool Keeps)> open, ref int outer)
    {
        if (!content.Trim(" \t").IsEmpty)
        {
            int indent = content.Length - content.TrimStart(' ').Length;
            if (IsKey(content[indent..]))
                open.RemoveAll(block => block.Indent >= indent);
            Note(line, open);
            if (BlockHeader(content.TrimEnd(" \t")) is { } header)
                open.Add((IndentOf(content[..header], indent, outer), content[header..].Contains('+')));
            outer = indent;
            return;
        }

        Note(line, open);
    }

    private void Note(int line, List<(int Indent, bool Keeps)> open)
    {
        _mayBeBlock[line] = open.Count > 0;
        _mayKeepBlanks[line] = open.Exists(block => block.Keeps);
    }

    private static bool IsKey(ReadOnlySpan<char> content)
    {
        while (content.StartsWith("- "))
            content = content[1..].TrimStart(' ');
        int colon = content.IndexOf(':');
        return colon > 0 && (colon + 1 == content.Length || content[colon + 1] is ' ' or '\t')
            && Keys.AsSpan().Contains(content[..colon].TrimEnd(' ').ToString());
    }

    // Where '|' or '>' stands, with its signs and perhaps a comment behind it; null when the line has none.
    private static int? BlockHeader(ReadOnlySpan<char> content)
    {
        int comment = content.IndexOf(" #");
        ReadOnlySpan<char> said = (comment < 0 ? content : content[..comment]).TrimEnd(" \t");
        int signs = said.TrimEnd("+-0123456789").Length - 1;
        return signs >= 0 && said[signs] is '|' or '>' && (signs == 0 || said[signs - 1] is ' ' or '\t') ? signs : null;
    }

    // The text of a block stands deeper than what the block belongs to: a key or item of its line, else of one before it.
    private static int IndentOf(ReadOnlySpan<char> before, int indent, int outer)
    {
        if (before.StartsWith("---"))
            return -1;
        before = before.Trim(" \t");
        return before.Contains(':') || before.EndsWith("-") || before.EndsWith("?") ? indent : Math.Min(indent, outer);
    }
}
