namespace Seedbed.Ingestion.Html;

/// <summary>
/// Builds a page's tree as the HTML standard says browsers do, wrong nesting, tables and inline markup included, of only what a
/// reader needs: no document type, no comments, no attributes that mean nothing to it. A page is read in one pass; text stays
/// where it stands in the page. In XHTML, elements that end themselves do.
/// </summary>
internal sealed partial class HtmlParser
{
    /// <summary>The deepest nesting that is read, as deep as browsers go.</summary>
    public const int MostDeep = 512;

    private readonly string _html;
    private readonly HtmlNode _root = new(HtmlName.Html, []);
    private readonly List<HtmlNode> _stack = [];
    private readonly int[] _open = new int[HtmlName.Slots];
    private readonly List<HtmlAttribute> _attributes = [];
    private readonly bool _isXml;
    private readonly bool _keepsLinks;
    private HtmlNode? _body;
    private HtmlNode? _form;
    private bool _isTooDeep;
    private bool _skipsNewline;
    private int _at;

    private HtmlParser(string html, bool keepsLinks)
    {
        _html = html;
        _keepsLinks = keepsLinks;
        _isXml = html.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal);
        Push(_root);
    }

    private HtmlNode Current => _stack[^1];

    /// <summary>The page's tree; null when it nests too deep. Where links lead is dropped unless it is asked for.</summary>
    public static HtmlPage? Parse(string html, bool keepsLinks = false, CancellationToken cancellationToken = default)
    {
        var parser = new HtmlParser(html, keepsLinks);
        parser.Run(cancellationToken);
        return parser._isTooDeep ? null : new(parser._root, parser.Body());
    }

    private void Run(CancellationToken cancellationToken)
    {
        for (int tags = 0; _at < _html.Length && !_isTooDeep; tags++)
        {
            if (tags % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            int open = NextMarkup(_at);
            if (open > _at)
                Text(_html.AsMemory(_at, open - _at), hasReferences: true);
            _at = open;
            if (_at < _html.Length)
                Markup();
        }
    }

    /// <summary>The next <c>&lt;</c> that begins a tag or a comment; the page's end when there is none.</summary>
    private int NextMarkup(int from)
    {
        while (from < _html.Length)
        {
            int open = _html.IndexOf('<', from);
            if (open < 0 || open + 1 >= _html.Length)
                break;
            char next = _html[open + 1];
            if (char.IsAsciiLetter(next) || next is '!' or '?' || (next == '/' && open + 2 < _html.Length))
                return open;
            from = open + 1;
        }

        return _html.Length;
    }

    private void Markup()
    {
        char next = _html[_at + 1];
        if (char.IsAsciiLetter(next))
            Tag(_at + 1, isEnd: false);
        else if (next == '/' && char.IsAsciiLetter(_html[_at + 2]))
            Tag(_at + 2, isEnd: true);
        else if (string.CompareOrdinal(_html, _at, "<!--", 0, 4) == 0)
            _at = EndOfComment(_at + 4);
        else if (Current.IsForeign && string.CompareOrdinal(_html, _at, "<![CDATA[", 0, 9) == 0)
            CharacterData(_at + 9);
        else
            _at = After(_html.IndexOf('>', _at), 1);
    }

    private int After(int found, int length) => found < 0 ? _html.Length : found + length;

    private int EndOfComment(int from)
    {
        if (string.CompareOrdinal(_html, from, ">", 0, 1) == 0)
            return from + 1;
        if (string.CompareOrdinal(_html, from, "->", 0, 2) == 0)
            return from + 2;
        for (int at = _html.IndexOf("--", from, StringComparison.Ordinal); at >= 0; at = _html.IndexOf("--", at + 1, StringComparison.Ordinal))
        {
            if (at + 2 < _html.Length && _html[at + 2] == '>')
                return at + 3;
            if (string.CompareOrdinal(_html, at + 2, "!>", 0, 2) == 0)
                return at + 4;
        }

        return _html.Length;
    }

    private void CharacterData(int from)
    {
        int end = _html.IndexOf("]]>", from, StringComparison.Ordinal);
        Text(_html.AsMemory(from, (end < 0 ? _html.Length : end) - from), hasReferences: false);
        _at = After(end, 3);
    }

    private void Tag(int from, bool isEnd)
    {
        int at = from;
        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] is not ('/' or '>'))
            at++;
        var name = HtmlName.Of(_html.AsSpan(from, at - from));
        bool isEmpty = false;
        _attributes.Clear();
        while (at < _html.Length && _html[at] != '>')
        {
            isEmpty = _html[at] == '/';
            at = isEmpty || IsSpace(_html[at]) ? at + 1 : Attribute(at);
        }

        _at = Math.Min(at + 1, _html.Length);
        if (at >= _html.Length)
            return;
        _skipsNewline = false;
        if (!isEnd)
            Start(name, isEmpty);
        if (isEnd || (isEmpty && _isXml && !name.Has(HtmlTrait.Void | HtmlTrait.Raw | HtmlTrait.RawWithReferences)))
            End(name);
    }

    private int Attribute(int from)
    {
        int at = from + 1;
        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] is not ('/' or '>' or '='))
            at++;
        string? name = HtmlAttribute.Known(_html.AsSpan(from, at - from));
        int value = SkipSpace(at);
        if (value >= _html.Length || _html[value] != '=')
        {
            Add(name, default);
            return at;
        }

        at = value = SkipSpace(value + 1);
        if (at >= _html.Length)
            return at;
        if (_html[at] is '"' or '\'')
        {
            int end = _html.IndexOf(_html[at], at + 1);
            if (end < 0)
                return _html.Length;
            Add(name, _html.AsSpan(at + 1, end - at - 1));
            return end + 1;
        }

        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] != '>')
            at++;
        Add(name, _html.AsSpan(value, at - value));
        return at;
    }

    private void Add(string? name, ReadOnlySpan<char> value)
    {
        if (name is null || _attributes.Exists(attribute => ReferenceEquals(attribute.Name, name)))
            return;
        // for most, only that there is a link matters, not where it leads
        string text = name is "href" or "src" && !_keepsLinks ? "" : value.Contains('&') ? HtmlReferences.Resolve(value, inAttribute: true) : SharedText.Of(value);
        _attributes.Add(new(name, text));
    }

    private int SkipSpace(int at)
    {
        while (at < _html.Length && IsSpace(_html[at]))
            at++;
        return at;
    }

    /// <summary>What stands up to the end tag of an element whose content is text.</summary>
    private ReadOnlyMemory<char> RawText(HtmlName name)
    {
        int from = _at, end = name.Text == "script" ? EndOfScript(from) : EndOfRaw(name.Text, from);
        _at = end >= _html.Length ? _html.Length : After(_html.IndexOf('>', end), 1);
        return _html.AsMemory(from, end - from);
    }

    private int EndOfRaw(string name, int from)
    {
        for (int at = _html.IndexOf("</", from, StringComparison.Ordinal); at >= 0; at = _html.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            if (IsTag(at + 2, name))
                return at;
        }

        return _html.Length;
    }

    /// <summary>A script within a comment within a script ends only itself.</summary>
    private int EndOfScript(int from)
    {
        bool isComment = false, isInner = false;
        for (int at = from; (at = IndexOfAny(at)) >= 0; at++)
        {
            if (_html[at] == '-')
                (isComment, isInner) = string.CompareOrdinal(_html, at, "-->", 0, 3) == 0 ? (false, false) : (isComment, isInner);
            else if (!isComment && string.CompareOrdinal(_html, at, "<!--", 0, 4) == 0)
                isComment = true;
            else if (IsTag(at + 1, "/script") && !isInner)
                return at;
            else if (IsTag(at + 1, "/script"))
                isInner = false;
            else if (isComment && IsTag(at + 1, "script"))
                isInner = true;
        }

        return _html.Length;
    }

    private int IndexOfAny(int from)
    {
        int at = from < _html.Length ? _html.AsSpan(from).IndexOfAny('<', '-') : -1;
        return at < 0 ? -1 : from + at;
    }

    private bool IsTag(int at, string name) => at + name.Length < _html.Length
        && string.Compare(_html, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (IsSpace(_html[at + name.Length]) || _html[at + name.Length] is '/' or '>');

    private static bool IsSpace(char value) => value is ' ' or '\n' or '\t' or '\r' or '\f';
}
