using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>Takes a document apart into atoms, block by block, and counts each once.</summary>
internal sealed class AtomList
{
    // What stands between blocks and is longer than this is no list marker.
    private const int LongestMarker = 32;

    private readonly List<Atom> _atoms = [];
    private readonly string _text;
    private readonly ITokenizedText _tokens;
    private readonly int _limit;
    private readonly CancellationToken _cancel;
    private HeadingPath? _path;
    private int _end;

    // Tokens of the headings right before, which need room for something after them.
    private int _lead;

    private AtomList(string text, ITokenizedText tokens, int limit, CancellationToken cancel)
    {
        _cancel = cancel;
        _text = text;
        _tokens = tokens;
        _limit = limit;
    }

    /// <summary>The atoms of a document, in order; none has more than <paramref name="limit"/> tokens.</summary>
    public static List<Atom> Of(Document document, ITokenizedText tokens, int limit, CancellationToken cancellationToken)
    {
        var list = new AtomList(document.Text, tokens, limit, cancellationToken);
        for (int i = 0; i < document.Blocks.Count; i++)
            list.Add(document.Blocks[i], i + 1 < document.Blocks.Count ? document.Blocks[i + 1] : null);
        list.AddSentences(new(list._end, document.Text.Length));
        return list._atoms;
    }

    private void Add(Block block, Block? next)
    {
        var span = new TextSpan(Math.Max(block.Span.Start, _end), Math.Min(block.Span.End, _text.Length));
        if (span.Length <= 0)
            return;
        int marker = Marker(span.Start);
        int first = _atoms.Count;
        switch (block.Kind)
        {
            case BlockKind.Heading:
                AddHeading(span, marker, block);
                return;
            case BlockKind.Code:
                AddPieces(Lines(span), marker);
                break;
            case BlockKind.Table when block.Table is { Rows.Count: > 0 } table:
                AddPieces(Rows(span, table), marker);
                break;
            case BlockKind.Table:
                AddPieces(Lines(span), marker);
                break;
            default:
                AddPieces(Sentences.Of(_text, span), marker);
                break;
        }

        if (_atoms.Count > first && HoldsToNext(block, next))
            _atoms[^1] = _atoms[^1] with { Bond = Bond.Soft };
    }

    private void AddHeading(TextSpan span, int marker, Block block)
    {
        int level = Math.Clamp(block.Level, 1, 6);
        _path = HeadingPath.Above(_path, level);
        span = span with { End = span.Start + _text.AsSpan(span.Start, span.Length).TrimEnd().Length };
        if (span.Length > 0)
        {
            AddAtom(new(marker, span.End), (Border)level, hard: true);
            _path = new(new(level, HeadingPath.Words(_text.AsSpan(span.Start, span.Length))), _path);
        }
    }

    private void AddSentences(TextSpan span) => AddPieces(Sentences.Of(_text, span), span.Start);

    private void AddPieces(IEnumerable<TextSpan> pieces, int marker)
    {
        int first = _atoms.Count;
        foreach (TextSpan piece in pieces)
        {
            if (_atoms.Count > first)
                AddAtom(piece, Border.Sentence, hard: false);
            else
                AddAtom(marker < piece.Start ? new(marker, piece.End) : piece, Border.Block, hard: false);
        }
    }

    // A list marker before the block belongs to it; more text than that is a paragraph of its own.
    private int Marker(int start)
    {
        ReadOnlySpan<char> gap = _text.AsSpan(_end, start - _end);
        int marker = start - gap.TrimStart().Length;
        if (start - marker <= LongestMarker)
            return marker;
        AddSentences(new(marker, start));
        return start;
    }

    private void AddAtom(TextSpan span, Border border, bool hard)
    {
        if (span.Length <= 0 || _text.AsSpan(span.Start, span.Length).IsWhiteSpace())
            return;
        int room = _lead < _limit - (_limit / 4) ? _limit - _lead - (_lead > 0 ? _limit / 16 : 0) : _limit;
        int length = _tokens.LengthOf(span, room, out int tokens);
        if (length == span.Length)
        {
            Append(span, tokens, border, hard);
        }
        else
        {
            foreach ((TextSpan part, Border inner) in new LongText(_text, _tokens, room, _limit).Parts(span))
            {
                Append(part, _tokens.Count(part), border, hard);
                border = inner == Border.Word ? Border.Word : Border.Inside;
            }
        }
    }

    private void Append(TextSpan span, int tokens, Border border, bool hard)
    {
        _cancel.ThrowIfCancellationRequested();
        int gap = span.Start - _end;
        if (gap > 0 && (gap > 1 || _text[_end] != ' ') && _atoms.Count > 0)
            tokens += _tokens.Count(new(_end, _end + Math.Min(gap, 64)));
        long before = _atoms.Count == 0 ? 0 : _atoms[^1].After;
        _atoms.Add(new(span.Start, span.End, before, tokens, border, hard ? Bond.Hard : Bond.None, _path));
        _end = span.End;
        _lead = hard ? _lead + tokens : 0;
    }

    private IEnumerable<TextSpan> Lines(TextSpan span)
    {
        for (int at = span.Start; at < span.End;)
        {
            int length = _text.AsSpan(at, span.End - at).IndexOf('\n');
            int end = length < 0 ? span.End : at + length;
            yield return new(at, end);
            at = end + 1;
        }
    }

    // A row is from its line's beginning to the next row's; the caption and the header come first.
    private IEnumerable<TextSpan> Rows(TextSpan span, Table table)
    {
        int at = span.Start;
        int reached = span.Start;
        foreach (TextSpan row in TableRows.Extents(table))
        {
            int start = Math.Clamp(row.Start, reached, span.End);
            int newline = _text.AsSpan(reached, start - reached).LastIndexOf('\n');
            start = newline < 0 ? start : reached + newline + 1;
            if (start > at)
            {
                yield return Trimmed(at, start);
                at = start;
            }

            reached = Math.Clamp(row.End, start, span.End);
        }

        yield return Trimmed(at, span.End);
    }

    private TextSpan Trimmed(int start, int end) => new(start, start + _text.AsSpan(start, end - start).TrimEnd().Length);

    private bool HoldsToNext(Block block, Block? next) => next is not null && block.Kind switch
    {
        BlockKind.Term => next.Kind is BlockKind.Term or BlockKind.Definition,
        BlockKind.Table or BlockKind.Code => false,
        _ => next.Kind is BlockKind.ListItem or BlockKind.Code or BlockKind.Table or BlockKind.Term && _text[_end - 1] is ':' or '：',
    };
}
