namespace Seedbed.Steps.Extracting;

/// <summary>What a definition list's term names, read from the way it is written.</summary>
/// <param name="Shape">Flag, call, setting, literal or words.</param>
/// <param name="Name">The name alone: <c>--force</c>, <c>shutil.copy()</c>, <c>work_mem</c>.</param>
/// <param name="Kind">What the term itself says it is ("class", "exception"), if it does.</param>
internal sealed record TermName(TermShape Shape, string Name, string? Kind)
{
    private static readonly (string Prefix, string Kind)[] Prefixes =
    [
        ("class ", "class"), ("exception ", "exception"), ("property ", "property"), ("classmethod ", "class method"),
        ("staticmethod ", "static method"), ("abstractmethod ", "method"), ("async ", "coroutine"), ("coroutine ", "coroutine"),
        ("final class ", "class"), ("decorator ", "decorator"),
    ];

    /// <summary>Reads the term block.</summary>
    public static TermName Of(Passage passage, int block)
    {
        string text = passage.TextOf(block).Replace("¶", "", StringComparison.Ordinal).Trim().TrimEnd(':', ',').Trim();
        string? kind = null;
        foreach ((string prefix, string said) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length)
            {
                text = text[prefix.Length..];
                kind = said;
                break;
            }
        }

        if (text.StartsWith('-') && text.Length > 1 && !char.IsWhiteSpace(text[1]))
            return new(TermShape.Flag, FlagOf(text), kind ?? "option");
        if (CallOf(text) is { } call)
            return new(TermShape.Call, call, kind);
        bool isTyped = text.EndsWith(')') && text.IndexOf(" (", StringComparison.Ordinal) > 0;
        string bare = isTyped ? text[..text.IndexOf(" (", StringComparison.Ordinal)] : text;
        bool isCode = passage.Blocks[block].Marks.Any(mark => mark.Kind == MarkKind.Code && mark.Span.Start == passage.Blocks[block].Span.Start && mark.Span.Length >= bare.Length);
        if (bare.Contains(' ', StringComparison.Ordinal))
            return new(isCode && bare.Length <= 40 ? TermShape.Literal : TermShape.Words, isCode ? bare : text, kind);
        if (isTyped && Subject.IsIdentifier(bare))
            return new(TermShape.Setting, bare, kind);
        return isCode || kind is not null || Subject.IsIdentifier(bare) ? new(TermShape.Literal, bare, kind) : new(TermShape.Words, text, kind);
    }

    /// <summary>The long form of "-f, --force=WHEN", without its value.</summary>
    private static string FlagOf(string text)
    {
        string[] forms = text.Split([',', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string form = forms.FirstOrDefault(part => part.StartsWith("--", StringComparison.Ordinal)) ?? forms[0];
        int end = form.AsSpan().IndexOfAny("=[<");
        form = end > 1 ? form[..end] : form;
        return form.Replace("(no-)", "", StringComparison.Ordinal);
    }

    /// <summary>"os.path.join()" of "os.path.join(path, *paths)", "PyList_Size()" of "Py_ssize_t PyList_Size(PyObject *list)"; null when it is no call.</summary>
    private static string? CallOf(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || char.IsWhiteSpace(text[open - 1]))
            return null;
        int start = open;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or ':'))
            start--;
        string name = text[start..open];
        return name.Length > 1 && char.IsAsciiLetter(name[0]) | name[0] == '_' && !text[..start].Contains('(', StringComparison.Ordinal) ? name + "()" : null;
    }
}
