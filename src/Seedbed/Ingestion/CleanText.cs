using System.Buffers;

namespace Seedbed.Ingestion;

/// <summary>
/// What a character of a source becomes in a document's text: control characters, soft hyphens, zero-width spaces and
/// direction marks go; Latin ligatures are spelled out; every kind of line end becomes <c>\n</c>, every kind of space a space; half a surrogate pair becomes
/// U+FFFD. Joiners (U+200C, U+200D) stay, since words and emoji need them.
/// </summary>
internal static class CleanText
{
    /// <summary>Characters that collapsing must look at one by one: all that are not plainly themselves.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 0x10000)
        .Select(code => (char)code).Where(value => value is ' ' || Kind(value) != CharKind.Plain)]);

    /// <summary>The same for text whose white space is kept.</summary>
    private static readonly SearchValues<char> SpecialInCode = SearchValues.Create([.. Enumerable.Range(0, 0x10000)
        .Select(code => (char)code).Where(value => value is not (' ' or '\n' or '\t') && Kind(value) is not (CharKind.Plain or CharKind.Ligature))]);

    private enum CharKind
    {
        Plain,
        Space,
        Line,
        Gone,
        Surrogate,
        Ligature,
    }

    /// <summary>Whether there is nothing to see in the text.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (char value in text)
        {
            if (Kind(value) is CharKind.Plain or CharKind.Surrogate or CharKind.Ligature)
                return false;
        }

        return true;
    }

    /// <summary>The text as one line, white space collapsed, in NFC.</summary>
    public static string Line(string text)
    {
        var into = new TextBuffer(text.Length);
        Collapse(text, into, 0);
        into.TrimEnd(0);
        return Nfc.IsNormalized(into.From(0)) ? into.ToString() : Nfc.Normalize(into.From(0)).Text;
    }

    /// <summary>Adds text with each run of white space as one space, and none at <paramref name="start"/> or after a line break.</summary>
    public static void Collapse(ReadOnlySpan<char> text, TextBuffer into, int start)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(Special);
            if (plain != 0)
            {
                into.Add(plain < 0 ? text : text[..plain]);
                if (plain < 0)
                    return;
                text = text[plain..];
            }

            int used = 1;
            switch (Kind(text[0]))
            {
                case CharKind.Space or CharKind.Line:
                    if (into.Length > start && into[into.Length - 1] is not (' ' or '\n'))
                        into.Add(' ');
                    break;
                case CharKind.Surrogate:
                    used = Surrogate(text, into);
                    break;
                case CharKind.Ligature:
                    into.Add(Letters(text[0]));
                    break;
            }

            text = text[used..];
        }
    }

    /// <summary>Adds text with its white space as it stands; only the line ends become <c>\n</c>.</summary>
    public static void Keep(ReadOnlySpan<char> text, TextBuffer into)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(SpecialInCode);
            if (plain != 0)
            {
                into.Add(plain < 0 ? text : text[..plain]);
                if (plain < 0)
                    return;
                text = text[plain..];
            }

            int used = 1;
            switch (Kind(text[0]))
            {
                case CharKind.Space:
                    into.Add(' ');
                    break;
                case CharKind.Line:
                    used = text[0] == '\r' && text.Length > 1 && text[1] == '\n' ? 2 : 1;
                    into.Add('\n');
                    break;
                case CharKind.Surrogate:
                    used = Surrogate(text, into);
                    break;
            }

            text = text[used..];
        }
    }

    private static string Letters(char ligature) => ligature switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        _ => "st",
    };

    private static int Surrogate(ReadOnlySpan<char> text, TextBuffer into)
    {
        bool pair = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]);
        into.Add(pair ? text[..2] : "\uFFFD");
        return pair ? 2 : 1;
    }

    private static CharKind Kind(char value) => value switch
    {
        '\t' or ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => CharKind.Space,
        '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029' => CharKind.Line,
        < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF' => CharKind.Gone,
        >= '\uD800' and <= '\uDFFF' => CharKind.Surrogate,
        >= '\uFB00' and <= '\uFB06' => CharKind.Ligature,
        _ => CharKind.Plain,
    };
}
