using System.Globalization;

namespace Seedbed.Grounding;

/// <summary>Cuts a text into words, numbers, options, paths and marks, in one pass without looking back.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Lexeme> _lexemes = [];
    private int _at;
    private bool _space = true;
    private bool _line = true;
    private bool _sentence = true;

    private Lexer(string text) => _text = text;

    /// <summary>The text's lexemes, in order.</summary>
    public static List<Lexeme> Run(string text)
    {
        var lexer = new Lexer(text);
        while (lexer._at < text.Length)
            lexer.Step();
        return lexer._lexemes;
    }

    private char At(int at) => at < _text.Length ? Characters.Narrow(_text[at]) : '\0';

    private void Step()
    {
        char c = At(_at);
        if (char.IsWhiteSpace(c))
        {
            _space = true;
            _line |= c == '\n';
            _sentence |= c == '\n';
            _at++;
        }
        else if (Characters.IsInvisible(c))
            _at++;
        else if (char.IsDigit(c))
            Number();
        else if (Characters.IsWord(c))
            Word();
        else if (IsOption(c))
            Take(LexemeKind.Option, OptionEnd());
        else if (IsPath(c))
            Take(LexemeKind.Path, PathEnd(_at));
        else
            Mark(c);
    }

    private void Mark(char c)
    {
        bool ends = c is '!' or '?' or ':' or ';' or '。' or '！' or '？' || (c == '.' && EndsSentence());
        Take(LexemeKind.Mark, _at + 1, keepsStart: true);
        _sentence |= ends;
    }

    /// <summary>Whether a full stop ends a sentence: a space follows, and neither an initial nor an abbreviation stands before.</summary>
    private bool EndsSentence()
    {
        if (_at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]))
            return false;
        if (_lexemes.Count == 0 || _lexemes[^1].Kind != LexemeKind.Word)
            return true;
        string before = _lexemes[^1].Text;
        return before.Length > 1 && !WordForms.IsAbbreviation(before);
    }

    private void Word()
    {
        if (IsAddress() is int end && end > _at)
        {
            Take(LexemeKind.Path, end);
            return;
        }

        bool unspaced = Characters.IsUnspaced(At(_at));
        end = _at + 1;
        while (end < _text.Length && Characters.IsUnspaced(At(end)) == unspaced && (Characters.IsWord(At(end)) || IsInside(end)))
            end++;
        Take(LexemeKind.Word, end);
    }

    /// <summary>An apostrophe or an invisible character between two letters.</summary>
    private bool IsInside(int at) =>
        (Characters.IsQuoteMark(At(at)) && At(at) is '\'' or '’' or '‘' or '＇' && char.IsLetter(At(at + 1)))
        || (Characters.IsInvisible(At(at)) && Characters.IsWord(At(at + 1)));

    private void Number()
    {
        int end = DateEnd();
        if (end > _at)
        {
            Take(LexemeKind.Date, end);
            return;
        }

        end = _at + 1;
        while (char.IsDigit(At(end)) || IsSeparator(end))
            end++;
        int tail = end;
        bool mixed = false;
        while (Characters.IsWord(At(tail)) && !Characters.IsUnspaced(At(tail)))
            mixed |= !char.IsLetter(At(tail++));
        if (mixed)
        {
            Take(LexemeKind.Word, tail);
            return;
        }

        string suffix = Plain(_text[end..tail]);
        Take(LexemeKind.Number, end);
        _lexemes[^1] = _lexemes[^1] with { Suffix = suffix };
        _at = tail;
    }

    /// <summary>Whether a mark between digits belongs to the number; a thin or no-break space only before three digits.</summary>
    private bool IsSeparator(int at)
    {
        if (!char.IsDigit(At(at + 1)))
            return false;
        char c = At(at);
        return c is '.' or ',' or '\'' or '’' or '_'
            || (c is '\u00A0' or '\u2009' or '\u202F' && char.IsDigit(At(at + 2)) && char.IsDigit(At(at + 3)) && !char.IsDigit(At(at + 4)));
    }

    /// <summary>Where a date like 2024-03-05 or 2024/3/5 that begins here ends; here when there is none.</summary>
    private int DateEnd()
    {
        int at = _at;
        int year = Digits(ref at);
        char mark = At(at);
        if (year != 4 || mark is not ('-' or '/'))
            return _at;
        at++;
        int month = Digits(ref at);
        if (month is < 1 or > 2 || At(at) != mark)
            return _at;
        at++;
        return Digits(ref at) is 1 or 2 ? at : _at;
    }

    private int Digits(ref int at)
    {
        int start = at;
        while (at - start < 5 && char.IsAsciiDigit(At(at)))
            at++;
        return at - start;
    }

    private bool StartsFresh() => _at == 0 || char.IsWhiteSpace(_text[_at - 1]) || "([{<\"'`“‘|=,/".Contains(_text[_at - 1], StringComparison.Ordinal);

    /// <summary>A single dash right at the beginning of a line is a bullet rather than an option.</summary>
    private bool IsOption(char c) =>
        c == '-' && StartsFresh() && (char.IsAsciiLetter(At(_at + 1)) ? !_line : At(_at + 1) == '-' && char.IsAsciiLetter(At(_at + 2)));

    private int OptionEnd()
    {
        int end = _at + 1;
        while (char.IsAsciiLetterOrDigit(At(end)) || At(end) == '_' || (At(end) == '-' && (end == _at + 1 || char.IsAsciiLetterOrDigit(At(end + 1)))))
            end++;
        return end;
    }

    private bool IsPath(char c) =>
        StartsFresh() && ((c == '/' && char.IsAsciiLetter(At(_at + 1))) || (c is '~' or '.' && At(_at + 1) == '/' && char.IsAsciiLetter(At(_at + 2))));

    /// <summary>Where an address (<c>scheme://…</c>) that begins here ends; here when there is none.</summary>
    private int IsAddress()
    {
        int at = _at;
        while (at - _at < 12 && char.IsAsciiLetter(At(at)))
            at++;
        return _text.AsSpan(at).StartsWith("://") ? PathEnd(at) : _at;
    }

    private int PathEnd(int at)
    {
        while (at < _text.Length && !char.IsWhiteSpace(_text[at]) && !"\"'`<>()[]{}|*,;”’".Contains(_text[at], StringComparison.Ordinal))
            at++;
        while (at > _at + 1 && _text[at - 1] is '.' or ':' or '!' or '?' or '/')
            at--;
        return at;
    }

    private void Take(LexemeKind kind, int end, bool keepsStart = false)
    {
        _lexemes.Add(new(kind, Plain(_text[_at..end])) { SpaceBefore = _space, StartsSentence = _sentence, StartsLine = _line });
        _at = end;
        _space = false;
        if (keepsStart)
            return;
        _line = false;
        _sentence = false;
    }

    private static string Plain(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        return string.Create(text.Length, text, static (plain, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = Characters.Narrow(text[i]);
                plain[i] = c == '’' ? '\'' : char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c;
            }
        }).Replace("\u00AD", "", StringComparison.Ordinal);
    }
}
