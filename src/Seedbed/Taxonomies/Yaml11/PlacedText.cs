using System.Buffers;
using System.Text;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A file's text, and where its characters stand: lines end as in an editor.</summary>
internal sealed class PlacedText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsForbidden)]);

    private readonly List<int> _lineStarts = [0];
    private (int Line, int At, int Column) _last;

    private PlacedText(string text)
    {
        Text = text;
        for (int at = 0; (at = NextLine(at)) > 0;)
            _lineStarts.Add(at);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The text of a file's bytes.</summary>
    /// <exception cref="DecoderFallbackException">They are not UTF-8.</exception>
    public static PlacedText Of(ReadOnlySpan<byte> bytes) => new(StrictUtf8.GetString(bytes));

    /// <summary>The characters that no YAML file may hold, in order.</summary>
    public IEnumerable<int> ForbiddenAt()
    {
        int length = Text.Length;
        for (int at = 0; at < length; at++)
        {
            int next = Text.AsSpan(at, length - at).IndexOfAny(Forbidden);
            if (next < 0)
                yield break;
            at += next;
            yield return at;
        }
    }

    /// <summary>The line and column of a character, both from 1; quick when asked in order.</summary>
    public (int Line, int Column) PlaceOf(int at)
    {
        int line = _lineStarts.BinarySearch(at);
        line = line >= 0 ? line : ~line - 1;
        (int from, int column) = _last.Line == line && _last.At <= at ? (_last.At, _last.Column) : (_lineStarts[line], 0);
        foreach (char passed in Text.AsSpan(from, at - from))
            column += char.IsLowSurrogate(passed) || passed == '\uFEFF' ? 0 : 1;
        _last = (line, at, column);
        return (line + 1, column + 1);
    }

    /// <summary>Where the line after a character begins; 0 when there is none.</summary>
    private int NextLine(int from)
    {
        int length = Text.AsSpan(from).IndexOfAny('\r', '\n');
        if (length < 0)
            return 0;
        int at = from + length;
        return Text[at] == '\r' && at + 1 < Text.Length && Text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static bool IsForbidden(char character) => character
        is not ('\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\u0085' or (>= '\u00A0' and <= '\uFFFD'));
}
