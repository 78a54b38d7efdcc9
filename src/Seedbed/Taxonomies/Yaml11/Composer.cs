using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Puts tokens together into the tree of the one document that a taxonomy file holds.</summary>
internal sealed partial class Composer
{
    /// <summary>The most that values may lie inside one another: where Python's own stack ends for the official parser.</summary>
    public const int MaxDepth = 480;

    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly ScanFault? _fault;
    private readonly Dictionary<string, Node> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _handles = new(StringComparer.Ordinal);
    private int _next = 1; // The stream's start says nothing.
    private int _depth;
    private bool _isForStructure;

    private Composer(string text, TokenStream stream)
    {
        _text = text;
        (_tokens, _fault) = (stream.Tokens, stream.Fault);
    }

    private Token Next => _next < _tokens.Count
        ? _tokens[_next]
        : throw new MalformedException(_fault!.At.Index, _fault.Problem, _fault.Fix);

    private TokenKind Kind => Next.Kind;

    /// <summary>Reads a text; null when there is no document in it.</summary>
    /// <exception cref="MalformedException">It is not YAML, or holds several documents.</exception>
    public static Node? Compose(string text, TokenStream stream) => new Composer(text, stream).Compose();

    /// <summary>Where a text's structure ends before the text does; null when it does not. Names of anchors and tags that are not known leave it whole.</summary>
    public static int? StopsAt(string text, TokenStream stream)
    {
        try
        {
            new Composer(text, stream) { _isForStructure = true }.Compose();
            return null;
        }
        catch (MalformedException stop)
        {
            return stop.At;
        }
    }

    public static MalformedException TooDeep(int at) =>
        new(at, $"values lie more than {MaxDepth} deep inside one another", "Make it flatter.");

    private Node? Compose()
    {
        bool isImplicit = Kind is not (TokenKind.Directive or TokenKind.DocumentStart or TokenKind.StreamEnd);
        if (!isImplicit)
            SkipDocumentEnds();
        if (Kind == TokenKind.StreamEnd)
            return null;
        ReadDirectives();
        if (!isImplicit)
            Take(TokenKind.DocumentStart, "a document begins with '---' after lines that begin with %");
        Node root = !isImplicit && Kind is (TokenKind.Directive or TokenKind.DocumentStart or TokenKind.DocumentEnd or TokenKind.StreamEnd)
            ? Empty(Next.Start.Index)
            : ComposeNode(isBlock: true, mayBeIndentless: false);
        SkipDocumentEnds();
        return Kind switch
        {
            TokenKind.StreamEnd => root,
            TokenKind.DocumentStart or TokenKind.Directive => throw new MalformedException(Next.Start.Index, "a second document begins here", "Put one document into a file: take the '---' away, or put the text in quotes.", "documents"),
            _ => throw Unexpected("the document has ended before this"),
        };
    }

    private void SkipDocumentEnds()
    {
        while (Kind == TokenKind.DocumentEnd)
            _next++;
    }

    private void ReadDirectives()
    {
        bool hasVersion = false;
        for (; Kind == TokenKind.Directive; _next++)
        {
            Token line = Next;
            string[] said = _text[line.Start.Index..line.End.Index].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.Text == "YAML" && (hasVersion || said[1].Split('.')[0].TrimStart('0') != "1"))
                throw new MalformedException(line.Start.Index, hasVersion ? "a second %YAML line" : "only YAML 1 is read", "Take the line away.");
            hasVersion |= line.Text == "YAML";
            if (line.Text == "TAG" && !_handles.TryAdd(said[1], Uri.UnescapeDataString(said[2])))
                throw new MalformedException(line.Start.Index, $"a second %TAG line for '{said[1]}'", "Take the line away.");
        }

        _handles.TryAdd("!", "!");
        _handles.TryAdd("!!", Tags.Prefix);
    }

    private Node ComposeNode(bool isBlock, bool mayBeIndentless)
    {
        if (Kind == TokenKind.Alias)
            return ComposeAlias();
        if (++_depth > MaxDepth)
            throw TooDeep(Next.Start.Index);
        int start = Next.Start.Index;
        (string? anchor, string? tag) = TakeProperties();
        if (anchor is not null && !_isForStructure && _anchors.ContainsKey(anchor))
            throw new MalformedException(start, $"the anchor '&{anchor}' stands here a second time", "Give it another name, or put the text in quotes.", "anchors");
        Node node = ComposeContent(isBlock, mayBeIndentless, start, anchor, tag);
        _depth--;
        return node;
    }

    private Node ComposeAlias()
    {
        Token alias = _tokens[_next++];
        return _anchors.TryGetValue(alias.Text, out Node? node)
            ? node
            : _isForStructure ? Empty(alias.Start.Index)
            : throw new MalformedException(alias.Start.Index, $"'*{alias.Text}' stands for an anchor that is not there", "Put the text in quotes, or write the value out.", "anchors");
    }

    private (string? Anchor, string? Tag) TakeProperties()
    {
        string? anchor = null;
        string? tag = null;
        while ((Kind == TokenKind.Anchor && anchor is null) || (Kind == TokenKind.Tag && tag is null))
        {
            Token property = _tokens[_next++];
            if (property.Kind == TokenKind.Anchor)
                anchor = property.Text;
            else
                tag = TagOf(property);
        }

        return (anchor, tag);
    }

    private string TagOf(Token tag)
    {
        string written = tag.Text;
        if (written == "!")
            return written;
        if (written.StartsWith("!<", StringComparison.Ordinal))
            return Uri.UnescapeDataString(written[2..^1]);
        string handle = written[..(Math.Max(0, written.IndexOf('!', 1)) + 1)];
        return _handles.TryGetValue(handle, out string? prefix)
            ? prefix + Uri.UnescapeDataString(written[handle.Length..])
            : _isForStructure ? Tags.Text
            : throw new MalformedException(tag.Start.Index, $"the tag's handle '{handle}' is not known", "Take the tag away, or put the text in quotes.", "tag");
    }

    private Node ComposeContent(bool isBlock, bool mayBeIndentless, int start, string? anchor, string? tag)
    {
        // The tag ! asks that a value be read as if it had neither tag nor quotes.
        string? written = tag == "!" ? null : tag;
        switch (Kind)
        {
            case TokenKind.Item when mayBeIndentless:
                return ComposeIndentless(Named(anchor, new SequenceNode(start, written ?? Tags.List)));
            case TokenKind.Scalar:
                Token scalar = _tokens[_next++];
                string found = written ?? (scalar.IsPlain || tag == "!" ? Tags.Of(scalar.Text) : Tags.Text);
                return Named(anchor, new ScalarNode(start, scalar.End.Index, found, scalar.Text, scalar.IsPlain && tag is null));
            case TokenKind.FlowListStart:
                return ComposeFlowSequence(Named(anchor, new SequenceNode(start, written ?? Tags.List)));
            case TokenKind.FlowMapStart:
                return ComposeFlowMapping(Named(anchor, new MappingNode(start, written ?? Tags.Map)));
            case TokenKind.BlockListStart when isBlock:
                return ComposeBlockSequence(Named(anchor, new SequenceNode(start, written ?? Tags.List)));
            case TokenKind.BlockMapStart when isBlock:
                return ComposeBlockMapping(Named(anchor, new MappingNode(start, written ?? Tags.Map)));
            default:
                return anchor is not null || tag is not null
                    ? Named(anchor, new ScalarNode(start, Next.Start.Index, written ?? Tags.Null, "", isPlain: false))
                    : throw Unexpected("a value is expected here");
        }
    }

    private T Named<T>(string? anchor, T node)
        where T : Node
    {
        if (anchor is not null)
            _anchors[anchor] = node;
        return node;
    }

    private static ScalarNode Empty(int at) => new(at, at, Tags.Null, "", isPlain: true);

    private void Take(TokenKind kind, string otherwise)
    {
        if (Kind != kind)
            throw Unexpected(otherwise);
        _next++;
    }

    private MalformedException Unexpected(string sentence) => Kind switch
    {
        TokenKind.StreamEnd => new(Next.Start.Index, $"{sentence}, and the file ends", "Close what is open, or complete the value."),
        TokenKind.FlowListEnd or TokenKind.FlowMapEnd => new(Next.Start.Index, $"'{_text[Next.Start.Index]}' closes nothing", ScanException.Quote),
        _ => new(Next.Start.Index, sentence, "Mend the indentation or the brackets, or put the text in quotes."),
    };
}
