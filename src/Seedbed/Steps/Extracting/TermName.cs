using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a definition list's term names, read from the way it is written.</summary>
/// <param name="Shape">Flag, call, setting, literal or words.</param>
/// <param name="Name">The name alone: <c>--force</c>, <c>shutil.copy()</c>, <c>work_mem</c>.</param>
/// <param name="Kind">What the term itself says it is ("class", "exception"), if it does.</param>
internal sealed record TermName(TermShape Shape, string Name, string? Kind)
{
    private static readonly FrozenSet<string> Types = new[]
    {
        "integer", "int", "boolean", "bool", "string", "str", "text", "enum", "float", "floating", "double", "real", "number", "numeric", "list", "array", "object",
        "path", "bytes", "duration", "time", "date", "timestamp", "seconds", "milliseconds", "char", "oid", "uint", "uuid", "url", "dict", "map", "set",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> CTypes = new[]
    {
        "const", "int", "char", "bool", "long", "unsigned", "double", "float", "void", "struct", "size_t", "int16", "int32", "int64", "uint32", "uint64", "short", "enum",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Prefix, string Kind)[] Prefixes =
    [
        ("class ", "class"), ("exception ", "exception"), ("property ", "property"), ("classmethod ", "class method"),
        ("staticmethod ", "static method"), ("abstractmethod ", "method"), ("async ", "coroutine"), ("coroutine ", "coroutine"),
        ("final class ", "class"), ("decorator ", "decorator"),
    ];

    /// <summary>Reads the terms of an entry: the first, or the first long option.</summary>
    public static TermName Of(Passage passage, IReadOnlyList<int> terms)
    {
        var first = Of(passage, terms[0]);
        if (first.Shape != TermShape.Flag || first.Name.StartsWith("--", StringComparison.Ordinal))
            return first;
        return terms.Select(term => Of(passage, term)).FirstOrDefault(term => term.Name.StartsWith("--", StringComparison.Ordinal)) ?? first;
    }

    /// <summary>Reads one term.</summary>
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
            return FlagOf(WithoutValue(passage.Blocks[block], text)) is { } flag ? new(TermShape.Flag, flag, kind ?? "option") : new(TermShape.Words, text, null);
        if (CallOf(text) is { } call)
            return new(TermShape.Call, call, kind);
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 1 and int manual && manual + 3 == text.Length && char.IsAsciiDigit(text[manual + 1]))
            return new(TermShape.Literal, text[..manual], kind);
        int arguments = text.AsSpan().IndexOfAny('[', '{', '<');
        if (arguments > 2 && text[arguments - 1] == ' ' && !text.AsSpan(0, arguments - 1).Contains(' '))
            text = text[..(arguments - 1)];
        bool isAnnotated = text.EndsWith(')') && text.IndexOf(" (", StringComparison.Ordinal) > 0;
        bool isTyped = isAnnotated && Types.Contains(text[(text.IndexOf(" (", StringComparison.Ordinal) + 2)..^1].Split(' ', ',')[0]);
        string bare = isAnnotated ? text[..text.IndexOf(" (", StringComparison.Ordinal)] : text;
        if (bare.IndexOf('=', StringComparison.Ordinal) is > 1 and int equals && !bare.Contains(' ', StringComparison.Ordinal))
            bare = bare[..equals];
        bool isCode = passage.Blocks[block].Marks.Any(mark => mark.Kind == MarkKind.Code && mark.Span.Start == passage.Blocks[block].Span.Start && mark.Span.Length >= bare.Length);
        if (isCode && CVariable(bare) is { } variable)
            bare = variable;
        if (bare.Contains(' ', StringComparison.Ordinal))
            return new(isCode && bare.Length <= 40 ? TermShape.Literal : TermShape.Words, isCode ? bare : text, kind);
        if (isTyped && Subject.IsIdentifier(bare))
            return new(TermShape.Setting, bare, kind);
        return isCode || kind is not null || Subject.IsIdentifier(bare) ? new(TermShape.Literal, bare, kind) : new(TermShape.Words, text, kind);
    }

    /// <summary>"nulls" of "const char * nulls"; null when the term is no C declaration.</summary>
    private static string? CVariable(string text)
    {
        string[] words = text.Split([' ', '*'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && CTypes.Contains(words[0]) ? words[^1] : null;
    }

    /// <summary>The long form of "-f, --force=WHEN", without its value.</summary>
    public static string? FlagOf(string text)
    {
        text = text.Replace("[no-]", "", StringComparison.Ordinal).Replace("(no-)", "", StringComparison.Ordinal);
        string[] forms = text.Split([',', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string form = forms.FirstOrDefault(part => part.StartsWith("--", StringComparison.Ordinal)) ?? forms[0];
        int end = form.AsSpan().IndexOfAny("=[<");
        form = end > 1 ? form[..end] : form;
        string letters = form.TrimStart('-');
        return (letters.Length == 1 || letters.Any(char.IsAsciiLetter)) && letters[^1] != '-' && form.All(value => char.IsAsciiLetterOrDigit(value) || value is '-' or '_' or '.' or '?' or '@' or '#') ? form : null;
    }

    /// <summary>"-d" of "-dINTERVAL" where the value is emphasised.</summary>
    private static string WithoutValue(Block term, string text)
    {
        int value = term.Marks.Where(mark => mark.Kind == MarkKind.Emphasis && mark.Span.Start > term.Span.Start + 1).Select(mark => mark.Span.Start - term.Span.Start).FirstOrDefault();
        return value > 0 && value < text.Length ? text[..value].TrimEnd() : text;
    }

    /// <summary>"os.path.join()" of "os.path.join(path, *paths)", "PyList_Size()" of "Py_ssize_t PyList_Size(PyObject *list)"; null when it is no call.</summary>
    private static string? CallOf(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || char.IsWhiteSpace(text[open - 1]) || (open + 3 == text.Length && char.IsAsciiDigit(text[open + 1])))
            return null;
        int start = open;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or ':'))
            start--;
        string name = text[start..open];
        if (start > 0 && text[start - 1] is not (' ' or '*' or '&'))
            return null;
        return name.Length > 1 && char.IsAsciiLetter(name[0]) | name[0] == '_' && !text[..start].Contains('(', StringComparison.Ordinal) ? name + "()" : null;
    }
}
