namespace Seedbed.Taxonomies.Yaml11;

/// <summary>
/// Cuts a text into the tokens of YAML 1.1, with the very liberties and refusals of PyYAML, whose verdict is the one that
/// counts for taxonomies: tabs only inside of lines, keys of one line, indentation that closes what it leaves.
/// </summary>
internal sealed partial class Scanner
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly Stack<int> _indents = new();
    private readonly SimpleKeys _keys;
    private int _at;
    private int _line;
    private int _lineStart;
    private int _uncounted;
    private int _indent = -1;
    private int _flow;
    private bool _mayBeKey = true;

    /// <summary>Scans a text that ends in <c>\0</c>.</summary>
    public Scanner(string text)
    {
        _text = text;
        _keys = new(text);
    }

    private char Here => _text[_at];

    // In characters, as the indentation counts them: half of a pair and byte order marks are none.
    private int Column => _at - _lineStart - _uncounted;

    /// <summary>All tokens; the last is <see cref="TokenKind.StreamEnd"/>.</summary>
    /// <exception cref="MalformedException">The text is not YAML.</exception>
    public List<Token> Scan()
    {
        do
            Fetch();
        while (_tokens[^1].Kind != TokenKind.StreamEnd);
        return _tokens;
    }

    private void Fetch()
    {
        SkipToToken();
        _keys.ForgetOld(_at, _line);
        Unwind(Column);
        switch (Here)
        {
            case '\0':
                FetchEnd();
                break;
            case '%' when Column == 0:
                Close();
                _tokens.Add(ScanDirective());
                break;
            case '-' when Column == 0 && IsSeparator('-'):
                FetchSeparator(TokenKind.DocumentStart);
                break;
            case '.' when Column == 0 && IsSeparator('.'):
                FetchSeparator(TokenKind.DocumentEnd);
                break;
            default:
                FetchInside();
                break;
        }
    }

    private void FetchInside()
    {
        switch (Here)
        {
            case '[':
                OpenFlow(TokenKind.FlowSequenceStart);
                break;
            case '{':
                OpenFlow(TokenKind.FlowMappingStart);
                break;
            case ']':
                CloseFlow(TokenKind.FlowSequenceEnd);
                break;
            case '}':
                CloseFlow(TokenKind.FlowMappingEnd);
                break;
            case ',':
                _mayBeKey = true;
                _keys.Forget(_flow);
                AddOne(TokenKind.FlowEntry);
                break;
            case '-' when IsGap(_text[_at + 1]):
                FetchBlockEntry();
                break;
            case '?' when _flow > 0 || IsGap(_text[_at + 1]):
                FetchKey();
                break;
            case ':' when _flow > 0 || IsGap(_text[_at + 1]):
                FetchValue();
                break;
            default:
                FetchContent();
                break;
        }
    }

    private void FetchContent()
    {
        if (_flow == 0 && Here is ('|' or '>'))
        {
            _mayBeKey = true;
            _keys.Forget(_flow);
            _tokens.Add(ScanBlockScalar());
            return;
        }

        if (Here is not ('*' or '&' or '!' or '\'' or '"') && !BeginsPlain())
            throw NoToken();
        SaveKey();
        _mayBeKey = false;
        _tokens.Add(Here switch
        {
            '*' => ScanName(TokenKind.Alias),
            '&' => ScanName(TokenKind.Anchor),
            '!' => ScanTag(),
            '\'' or '"' => ScanQuoted(),
            _ => ScanPlain(),
        });
    }

    private void SkipToToken()
    {
        if (_at == 0 && Here == '\uFEFF')
            Move(1);
        while (true)
        {
            while (Here == ' ')
                _at++;
            if (Here == '#')
                MoveToBreak();
            if (TakeBreak() == '\0')
                return;
            if (_flow == 0)
                _mayBeKey = true;
        }
    }

    private void FetchEnd()
    {
        Close();
        _tokens.Add(new(TokenKind.StreamEnd, _at, _at));
    }

    private void FetchSeparator(TokenKind kind)
    {
        Close();
        _tokens.Add(new(kind, _at, _at + 3));
        Move(3);
    }

    /// <summary>Closes everything that is open: a document ends.</summary>
    private void Close()
    {
        Unwind(-1);
        _keys.Forget(_flow);
        _mayBeKey = false;
    }

    private void OpenFlow(TokenKind kind)
    {
        SaveKey();
        if (++_flow > Composer.MaxDepth)
            throw Composer.TooDeep(_at);
        _mayBeKey = true;
        AddOne(kind);
    }

    private void CloseFlow(TokenKind kind)
    {
        _keys.Forget(_flow);
        if (_flow-- == 0)
            throw new MalformedException(_at, $"'{Here}' closes nothing that is open", "Put the text in quotes, or take the bracket away.");
        _mayBeKey = false;
        AddOne(kind);
    }

    private void FetchBlockEntry()
    {
        if (_flow == 0)
        {
            if (!_mayBeKey)
                throw new MalformedException(_at, "a list item ('- ') cannot begin here", "Begin the list on its own line, or put the text in quotes.");
            Indent(Column, TokenKind.BlockSequenceStart, _tokens.Count, _at);
        }

        _mayBeKey = true;
        _keys.Forget(_flow);
        AddOne(TokenKind.BlockEntry);
    }

    private void FetchKey()
    {
        if (_flow == 0)
        {
            if (!_mayBeKey)
                throw new MalformedException(_at, "a key ('? ') cannot begin here", "Put the text in quotes.");
            Indent(Column, TokenKind.BlockMappingStart, _tokens.Count, _at);
        }

        _mayBeKey = _flow == 0;
        _keys.Forget(_flow);
        AddOne(TokenKind.Key);
    }

    private void FetchValue()
    {
        if (_keys.TryTake(_flow, out SimpleKey key))
        {
            _tokens.Insert(key.Token, new(TokenKind.Key, key.At, key.At));
            if (_flow == 0)
                Indent(key.Column, TokenKind.BlockMappingStart, key.Token, key.At);
            _mayBeKey = false;
        }
        else
        {
            if (_flow == 0)
            {
                if (!_mayBeKey)
                    throw new MalformedException(_at, "': ' stands inside of a text without quotes, where YAML reads it as the end of a key", "Put the whole text in quotes, or write it as a block after '|'.");
                Indent(Column, TokenKind.BlockMappingStart, _tokens.Count, _at);
            }

            _mayBeKey = _flow == 0;
        }

        AddOne(TokenKind.Value);
    }

    private void AddOne(TokenKind kind)
    {
        _tokens.Add(new(kind, _at, _at + 1));
        _at++;
    }

    private void SaveKey()
    {
        if (!_mayBeKey)
            return;
        _keys.Forget(_flow);
        _keys.Add(new(_flow, _tokens.Count, _flow == 0 && _indent == Column, _at, _line, Column));
    }

    private void Indent(int column, TokenKind opens, int token, int at)
    {
        if (_indent >= column)
            return;
        _indents.Push(_indent);
        _indent = column;
        _tokens.Insert(token, new(opens, at, at));
    }

    private void Unwind(int column)
    {
        while (_flow == 0 && _indent > column)
        {
            _indent = _indents.Pop();
            _tokens.Add(new(TokenKind.BlockEnd, _at, _at));
        }
    }

    private bool BeginsPlain()
    {
        if (Here is not ('\0' or ' ' or '\t' or '-' or '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`') && !IsBreak(Here))
            return true;
        return (Here == '-' || (_flow == 0 && Here is ('?' or ':'))) && !IsGap(_text[_at + 1]);
    }

    private MalformedException NoToken() => Here switch
    {
        '\t' => new(_at, "a tab stands where YAML allows spaces only", "Replace the tab by spaces."),
        '|' or '>' => new(_at, $"a block after '{Here}' cannot stand inside of brackets", "Put the text in quotes."),
        _ => new(_at, $"a text without quotes cannot begin with '{Here}'", "Put the text in quotes."),
    };
}
