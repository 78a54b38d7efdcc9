using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>Mends line ends and blank lines.</summary>
internal static class LineFixes
{
    /// <summary>Mends them. Where the text is no YAML, only what is part of no text whichever way that is mended.</summary>
    /// <param name="edits">Takes what is to be changed.</param>
    /// <param name="text">The text.</param>
    /// <param name="faults">Its faults.</param>
    /// <param name="rules">The rules of the layout.</param>
    /// <param name="stream">Its tokens.</param>
    /// <param name="malformedAt">Where it stops being YAML; null when it does not.</param>
    public static void Add(Edits edits, string text, ILookup<string, TaxonomyFault> faults, LintRules rules, TokenStream stream, int? malformedAt)
    {
        TextLine[] lines = [.. TextLine.Of(text)];
        MalformedText? doubt = malformedAt is { } at ? new(text, lines, stream, at) : null;
        Token[] texts = [.. stream.Tokens.Where(token => token.Kind == TokenKind.Scalar && token.End.Line > token.Start.Line)];
        foreach (TaxonomyFault fault in faults["trailing-spaces"].Where(fault => fault.Line <= lines.Length))
            AddTrailing(edits, lines[fault.Line - 1], texts, doubt);
        foreach (TaxonomyFault fault in faults["empty-lines"].Where(fault => fault.Line <= lines.Length))
            AddBlank(edits, lines, fault.Line - 1, rules, texts, doubt);
        if (faults["new-line-at-end-of-file"].Any() && doubt?.MayBeBlock(lines[^1]) != true)
            edits.Insert(text.Length, lines[0].End < text.Length && text[lines[0].End] == '\r' ? "\r\n" : "\n");
    }

    private static void AddTrailing(Edits edits, TextLine line, Token[] texts, MalformedText? doubt)
    {
        int kept = line.Content.TrimEnd(" \t").Length;
        Token? around = Around(texts, line.Start + kept);
        // In double quotes a backslash keeps the space behind it.
        bool isKept = kept > 0 && line.Content[kept - 1] == '\\' && (doubt is not null || around is { Style: TokenStyle.Double });
        bool isDoubtful = doubt?.MayBeBlock(line) == true && !(around is { IsBlockScalar: true } && doubt.IsKnown(line));
        if (!isKept && !isDoubtful)
            edits.Remove(line.Start + kept, line.End);
    }

    private static void AddBlank(Edits edits, TextLine[] lines, int last, LintRules rules, Token[] texts, MalformedText? doubt)
    {
        int first = last;
        while (first > 0 && IsBlank(lines[first - 1]))
            first--;
        bool isAtEnd = last == lines.Length - 2 && lines[^1].Content.IsEmpty;
        RuleSettings? rule = rules.Rules.FirstOrDefault(rule => rule.Spec.Name == "empty-lines");
        if (rule is null || !IsBlank(lines[last]) || last + 1 >= lines.Length || MeansSomething(Around(texts, lines[last].Start), lines[last]))
            return;
        if (doubt is not null && (isAtEnd ? doubt.MayKeepBlanksAtEnd : doubt.MayBeBlock(lines[last]) || !doubt.IsKnown(lines[last])))
            return;
        int most = rule.Whole(isAtEnd ? "max-end" : first == 0 ? "max-start" : "max");
        int from = Math.Min(first + Math.Max(0, most), last + 1);
        // A mark of bytes stands before the first line, which is therefore never blank.
        edits.Remove(lines[from].Start, lines[last + 1].Start);
    }

    private static bool IsBlank(TextLine line) => line.Content.IsEmpty && !line.IsLast;

    // Blank lines behind a block's last text mean nothing, unless the block keeps them.
    private static bool MeansSomething(Token? around, TextLine line)
    {
        if (around is not { IsBlockScalar: true })
            return around is not null;
        ReadOnlySpan<char> text = line.Text.AsSpan(around.Start.Index, around.End.Index - around.Start.Index);
        ReadOnlySpan<char> header = text[..text.IndexOfAny('\n', '#')];
        return header.Contains('+') || line.Start < around.Start.Index + text.TrimEnd().Length;
    }

    private static Token? Around(Token[] texts, int index)
    {
        int low = 0, high = texts.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (texts[middle].Start.Index > index)
                high = middle - 1;
            else if (texts[middle].End.Index <= index)
                low = middle + 1;
            else
                return texts[middle];
        }

        return null;
    }
}
