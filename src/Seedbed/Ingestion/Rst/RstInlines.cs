using System.Buffers;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>
/// Writes the inside of a paragraph: emphasis, literals, roles, references, substitutions. Where an end was looked for in vain, it
/// is not looked for again in the same text, so that the whole stays linear.
/// </summary>
internal sealed partial class RstInlines(DocumentBuilder builder, RstSubstitutions substitutions, GrowthBudget budget)
{
    private const int DeepestSubstitution = 4;
    private const int LongestWord = 100;
    private static readonly SearchValues<char> Signs = SearchValues.Create("*`|_\\[:");
    private int _nested;

    /// <summary>The words of a text without their markup, as one string.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var builder = new DocumentBuilder(text.Length + 16);
        new RstInlines(builder, Nothing, new GrowthBudget(0)).Write(text);
        return builder.Build().Text;
    }

    private static readonly RstSubstitutions Nothing = new(MarkupLines.Of("")!);

    /// <summary>Whether a label is a footnote's, and not a work's: a number, <c>#</c> with or without a name, or <c>*</c>.</summary>
    public static bool IsNote(ReadOnlySpan<char> label) => label.Length > 0 && (label[0] is '#' or '*' || !label.ContainsAnyExceptInRange('0', '9'));

    /// <summary>Writes a text into the open block.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        var failed = new RstEnds();
        int at = 0, plain = 0;
        while (true)
        {
            int next = text[at..].IndexOfAny(Signs);
            if (next < 0)
                break;
            at += next;
            int end = Marked(text, at, plain, failed);
            if (end <= at)
            {
                at++;
                continue;
            }

            at = plain = end;
        }

        builder.Write(text[plain..]);
    }

    // Writes what is marked at a sign, and before it the plain text; the place after it, or the same place when nothing is marked.
    private int Marked(ReadOnlySpan<char> text, int at, int plain, RstEnds failed)
    {
        switch (text[at])
        {
            case '\\':
                builder.Write(text[plain..at]);
                if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
                    builder.Write(text.Slice(at + 1, 1));
                return Math.Min(at + 2, text.Length);
            case '_':
                return Underscore(text, at, plain, failed);
            case '*' when RstContext.IsStart(text, at, at + 1 < text.Length && text[at + 1] == '*' ? 2 : 1):
                return Emphasis(text, at, plain, failed);
            case '`' when RstContext.IsStart(text, at, at + 1 < text.Length && text[at + 1] == '`' ? 2 : 1):
                return at + 1 < text.Length && text[at + 1] == '`' ? Literal(text, at, plain, failed) : Interpreted(text, at, at, plain, "", failed);
            case ':' when RstContext.IsBefore(text, at) && Role(text, at) is var length and > 0:
                return Interpreted(text, at + length, at, plain, text.Slice(at + 1, length - 2).ToString(), failed);
            case '|' when RstContext.IsStart(text, at, 1):
                return Substitution(text, at, plain);
            case '[':
                return Reference(text, at, plain);
            default:
                return at;
        }
    }

    private int Emphasis(ReadOnlySpan<char> text, int at, int plain, RstEnds failed)
    {
        bool isStrong = text[at + 1] == '*';
        string sign = isStrong ? "**" : "*";
        int from = at + sign.Length, end = failed.Find(text, from, sign);
        if (end < 0)
            return isStrong ? Skip(text, at, plain) : at;
        builder.Write(text[plain..at]);
        Mark(isStrong ? MarkKind.Strong : MarkKind.Emphasis, text[from..end]);
        return end + sign.Length;
    }

    // Two signs that open nothing are text, and not one sign after another.
    private int Skip(ReadOnlySpan<char> text, int at, int plain)
    {
        builder.Write(text[plain..(at + 2)]);
        return at + 2;
    }

    private int Literal(ReadOnlySpan<char> text, int at, int plain, RstEnds failed)
    {
        int end = failed.Find(text, at + 2, "``");
        if (end < 0)
            return Skip(text, at, plain);
        builder.Write(text[plain..at]);
        builder.Open(MarkKind.Code);
        builder.Write(text[(at + 2)..end]);
        builder.Close(MarkKind.Code);
        return end + 2;
    }

    private void Mark(MarkKind kind, ReadOnlySpan<char> text)
    {
        builder.Open(kind);
        Unescaped(text);
        builder.Close(kind);
    }

    private void Unescaped(ReadOnlySpan<char> text)
    {
        for (int slash = text.IndexOf('\\'); slash >= 0; slash = text.IndexOf('\\'))
        {
            builder.Write(text[..slash]);
            text = text[(slash + 1)..];
            if (text.IsEmpty)
                return;
            if (!char.IsWhiteSpace(text[0]))
                builder.Write(text[..1]);
            text = text[1..];
        }

        builder.Write(text);
    }

    private int Substitution(ReadOnlySpan<char> text, int at, int plain)
    {
        int end = new RstEnds().Find(text[..Math.Min(text.Length, at + LongestWord)], at + 1, "|");
        if (end < 0)
            return at;
        int after = end + 1;
        while (after < text.Length && after < end + 3 && text[after] == '_')
            after++;
        string? value = substitutions.Of(text[(at + 1)..end]);
        if (value is null || _nested == DeepestSubstitution || !budget.Allows(value.Length))
            return at;
        builder.Write(text[plain..at]);
        _nested++;
        Write(value);
        _nested--;
        return after;
    }
}
