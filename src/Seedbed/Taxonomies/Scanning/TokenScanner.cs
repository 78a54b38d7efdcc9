using System.Buffers;

namespace Seedbed.Taxonomies.Scanning;

/// <summary>
/// Cuts a YAML 1.1 text into tokens, with the places, borders and refusals of PyYAML, whose reading of a <c>qna.yaml</c>
/// counts (others read tabs, question marks and colons differently). Linear in the text's length, without recursion.
/// </summary>
internal sealed class TokenScanner
{
    private static readonly SearchValues<char> PlainNeverStarts = SearchValues.Create("\0 \t\r\n\u0085\u2028\u2029-?:,[]{}#&*!|>'\"%@`");

    private readonly TextCursor _at;
    private readonly List<Token> _tokens = [];
    private readonly SimpleKeys _keys = new();
    private readonly Stack<int> _outer = new();
    private int _indent = -1, _depth, _ready;
    private bool _keyMayStart = true, _isDone;

    private TokenScanner(string text) => _at = new(text);

    /// <summary>The tokens of a text.</summary>
    public static TokenStream Scan(string text)
    {
        if (Unprintable(text) is { } fault)
            return new([], fault);
        var scanner = new TokenScanner(text);
        try
        {
            scanner.Run();
            return new(scanner._tokens, null);
        }
        catch (ScanException stop)
        {
            return new(scanner._tokens.GetRange(0, scanner._ready), stop.Fault);
        }
    }

    /// <summary>Whether a text holds nothing but characters that a YAML file may hold.</summary>
    public static bool IsPrintable(string text) => UnprintableAt(text) < 0;

    /// <summary>Whether a character may stand in a YAML file.</summary>
    public static bool IsPrintable(char c) =>
        c is not (< ' ' and not ('\t' or '\n' or '\r') or (> '~' and < '\u00A0' and not '\u0085') or '\uFFFE' or '\uFFFF');

    private static ScanFault? Unprintable(string text) => UnprintableAt(text) is >= 0 and var at
        ? new(PlaceOf(text, at), $"the character U+{(int)text[at]:X4} is not allowed", "Take it away.")
        : null;

    private static int UnprintableAt(string text)
    {
        int found = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        for (; found >= 0 && found < text.Length; found++)
        {
            if (!IsPrintable(text[found]))
                return found;
        }

        return -1;
    }

    private static TextMark PlaceOf(string text, int index)
    {
        var cursor = new TextCursor(text);
        cursor.Advance(index);
        return cursor.Mark;
    }

    private void Run()
    {
        Add(TokenKind.StreamStart, _at.Mark);
        while (!_isDone)
        {
            _keys.DropStale(_at.Mark);
            _ready = Math.Min(_keys.FirstToken, _tokens.Count);
            SkipToToken();
            _keys.DropStale(_at.Mark);
            CloseBlocks(_at.Column);
            Fetch();
        }
    }

    private void SkipToToken()
    {
        if (_at.Index == 0 && _at.Current == '\uFEFF')
            _at.Advance();
        while (true)
        {
            _at.SkipSpaces();
            if (_at.Current == '#')
                _at.SkipToLineEnd();
            if (_at.TakeBreak() == '\0')
                return;
            if (_depth == 0)
                _keyMayStart = true;
        }
    }

    private void Fetch()
    {
        char c = _at.Current;
        if (_at.IsAtEnd)
            EndStream();
        else if (_at.Column == 0 && FetchAtLineStart(c))
            return;
        else if (!FetchIndicator(c))
            FetchScalar(c);
    }

    private bool FetchAtLineStart(char c)
    {
        if (c == '%')
            FetchDirective();
        else if (_at.IsAtDocumentMark('-'))
            FetchDocumentMark(TokenKind.DocumentStart);
        else if (_at.IsAtDocumentMark('.'))
            FetchDocumentMark(TokenKind.DocumentEnd);
        else
            return false;
        return true;
    }

    private bool FetchIndicator(char c)
    {
        switch (c)
        {
            case '[' or '{':
                OpenFlow(c == '[' ? TokenKind.FlowListStart : TokenKind.FlowMapStart);
                return true;
            case ']' or '}':
                CloseFlow(c == ']' ? TokenKind.FlowListEnd : TokenKind.FlowMapEnd);
                return true;
            case ',':
                _keyMayStart = true;
                _keys.Drop(_depth, _at.Mark);
                Take(TokenKind.Comma, 1);
                return true;
            case '-' when TextCursor.IsBlankOrEnd(_at.Peek(1)):
                FetchItem();
                return true;
            case '?' when _depth != 0 || TextCursor.IsBlankOrEnd(_at.Peek(1)):
                FetchKey();
                return true;
            case ':' when _depth != 0 || TextCursor.IsBlankOrEnd(_at.Peek(1)):
                FetchValue();
                return true;
        }

        return false;
    }

    private void FetchScalar(char c)
    {
        if (c is '|' or '>' && _depth == 0)
        {
            _keyMayStart = true;
            _keys.Drop(_depth, _at.Mark);
            _tokens.Add(BlockScalars.Scan(_at, _indent));
            return;
        }

        if (!IsNodeStart(c))
            throw new ScanException(_at.Mark, c == '\t' ? "a tab stands where YAML allows spaces only" : $"a text without quotes cannot begin with '{c}'", c == '\t' ? "Replace the tab by spaces." : ScanException.Quote);
        NoteKey();
        _keyMayStart = false;
        _tokens.Add(c switch
        {
            '*' => NodeProperties.ScanName(_at, TokenKind.Alias),
            '&' => NodeProperties.ScanName(_at, TokenKind.Anchor),
            '!' => NodeProperties.ScanTag(_at),
            '\'' or '"' => QuotedScalars.Scan(_at),
            _ => PlainScalars.Scan(_at, _indent, _depth != 0, ref _keyMayStart),
        });
    }

    private bool IsNodeStart(char c) => c is '*' or '&' or '!' or '\'' or '"' || !PlainNeverStarts.Contains(c)
        || (!TextCursor.IsBlankOrEnd(_at.Peek(1)) && (c == '-' || (_depth == 0 && c is '?' or ':')));

    private void NoteKey()
    {
        if (_keyMayStart)
            _keys.Add(new(_tokens.Count, _depth == 0 && _indent == _at.Column, _depth, _at.Mark), _at.Mark);
    }

    private void EndStream()
    {
        LeaveDocument();
        _keys.Clear();
        Add(TokenKind.StreamEnd, _at.Mark);
        _isDone = true;
    }

    private void FetchDirective()
    {
        LeaveDocument();
        _tokens.Add(NodeProperties.ScanDirective(_at));
    }

    private void FetchDocumentMark(TokenKind kind)
    {
        LeaveDocument();
        Take(kind, 3);
    }

    private void LeaveDocument()
    {
        CloseBlocks(-1);
        _keys.Drop(_depth, _at.Mark);
        _keyMayStart = false;
    }

    private void OpenFlow(TokenKind kind)
    {
        NoteKey();
        _depth++;
        _keyMayStart = true;
        Take(kind, 1);
    }

    private void CloseFlow(TokenKind kind)
    {
        // A bracket that closes nothing is the parser's to refuse; the scanner counts on below 0, as PyYAML's does.
        _keys.Drop(_depth, _at.Mark);
        _depth--;
        _keyMayStart = false;
        Take(kind, 1);
    }

    private void FetchItem()
    {
        if (_depth == 0)
            OpenBlock(TokenKind.BlockListStart, "an item of a list ('- ') cannot begin here");
        _keyMayStart = true;
        _keys.Drop(_depth, _at.Mark);
        Take(TokenKind.Item, 1);
    }

    private void FetchKey()
    {
        if (_depth == 0)
            OpenBlock(TokenKind.BlockMapStart, "a key ('? ') cannot begin here");
        _keyMayStart = _depth == 0;
        _keys.Drop(_depth, _at.Mark);
        Take(TokenKind.Key, 1);
    }

    private void FetchValue()
    {
        if (_keys.TryTake(_depth, out SimpleKeys.Candidate? key))
        {
            _tokens.Insert(key.Token, new(TokenKind.Key, key.At, key.At));
            if (_depth == 0 && Indent(key.At.Column))
                _tokens.Insert(key.Token, new(TokenKind.BlockMapStart, key.At, key.At));
            _keyMayStart = false;
        }
        else
        {
            if (_depth == 0)
                OpenBlock(TokenKind.BlockMapStart, "': ' stands inside of a text without quotes, where YAML reads it as the end of a key");
            _keyMayStart = _depth == 0;
        }

        Take(TokenKind.Value, 1);
    }

    private void OpenBlock(TokenKind kind, string refusal)
    {
        if (!_keyMayStart)
            throw new ScanException(_at.Mark, refusal);
        if (Indent(_at.Column))
            Add(kind, _at.Mark);
    }

    private bool Indent(int column)
    {
        if (_indent >= column)
            return false;
        _outer.Push(_indent);
        _indent = column;
        return true;
    }

    private void CloseBlocks(int column)
    {
        if (_depth != 0)
            return;
        while (_indent > column)
        {
            _indent = _outer.Pop();
            Add(TokenKind.BlockEnd, _at.Mark);
        }
    }

    private void Take(TokenKind kind, int length)
    {
        TextMark start = _at.Mark;
        _at.Advance(length);
        _tokens.Add(new(kind, start, _at.Mark));
    }

    private void Add(TokenKind kind, TextMark at) => _tokens.Add(new(kind, at, at));
}
