using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>Lists and mappings, indented and in brackets.</summary>
internal sealed partial class Composer
{
    private const string NotOfList = "this is neither an item of the list above nor outside of it";
    private const string NotOfMapping = "this is neither a key of the mapping above nor outside of it";

    private SequenceNode ComposeBlockSequence(SequenceNode list)
    {
        _next++;
        while (Kind == TokenKind.Item)
        {
            int end = _tokens[_next++].End.Index;
            list.Items.Add(Kind is TokenKind.Item or TokenKind.BlockEnd ? Empty(end) : ComposeNode(isBlock: true, mayBeIndentless: false));
        }

        Take(TokenKind.BlockEnd, NotOfList);
        return list;
    }

    /// <summary>A list whose items are not deeper than the key that it belongs to.</summary>
    private SequenceNode ComposeIndentless(SequenceNode list)
    {
        while (Kind == TokenKind.Item)
        {
            int end = _tokens[_next++].End.Index;
            bool isEmpty = Kind is TokenKind.Item or TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd;
            list.Items.Add(isEmpty ? Empty(end) : ComposeNode(isBlock: true, mayBeIndentless: false));
        }

        return list;
    }

    private MappingNode ComposeBlockMapping(MappingNode map)
    {
        _next++;
        while (Kind == TokenKind.Key)
        {
            Node key = ComposeOfBlockMapping(_tokens[_next++].End.Index);
            Node value = Kind == TokenKind.Value ? ComposeOfBlockMapping(_tokens[_next++].End.Index) : Empty(Next.Start.Index);
            map.Entries.Add((key, value));
        }

        Take(TokenKind.BlockEnd, NotOfMapping);
        return map;
    }

    private Node ComposeOfBlockMapping(int end) => Kind is TokenKind.Key or TokenKind.Value or TokenKind.BlockEnd
        ? Empty(end)
        : ComposeNode(isBlock: true, mayBeIndentless: true);

    private SequenceNode ComposeFlowSequence(SequenceNode list)
    {
        _next++;
        while (Kind != TokenKind.FlowListEnd)
        {
            if (list.Items.Count > 0)
                TakeComma(']');
            if (Kind == TokenKind.Key)
                list.Items.Add(ComposePair());
            else if (Kind != TokenKind.FlowListEnd)
                list.Items.Add(ComposeNode(isBlock: false, mayBeIndentless: false));
        }

        _next++;
        return list;
    }

    /// <summary>A mapping of one key that has no braces: <c>[a: b]</c>.</summary>
    private MappingNode ComposePair()
    {
        var map = new MappingNode(Next.Start.Index, Tags.Map);
        if (++_depth > MaxDepth)
            throw TooDeep(Next.Start.Index);
        Node key = ComposeOfFlow(_tokens[_next++].End.Index, TokenKind.FlowListEnd, isKey: true);
        Node value = Kind == TokenKind.Value ? ComposeOfFlow(_tokens[_next++].End.Index, TokenKind.FlowListEnd, isKey: false) : Empty(Next.Start.Index);
        map.Entries.Add((key, value));
        _depth--;
        return map;
    }

    private MappingNode ComposeFlowMapping(MappingNode map)
    {
        _next++;
        while (Kind != TokenKind.FlowMapEnd)
        {
            if (map.Entries.Count > 0)
                TakeComma('}');
            if (Kind == TokenKind.Key)
                map.Entries.Add(ComposeFlowEntry());
            else if (Kind != TokenKind.FlowMapEnd)
                map.Entries.Add((ComposeNode(isBlock: false, mayBeIndentless: false), Empty(Next.Start.Index)));
        }

        _next++;
        return map;
    }

    private (Node Key, Node Value) ComposeFlowEntry()
    {
        Node key = ComposeOfFlow(_tokens[_next++].End.Index, TokenKind.FlowMapEnd, isKey: true);
        Node value = Kind == TokenKind.Value ? ComposeOfFlow(_tokens[_next++].End.Index, TokenKind.FlowMapEnd, isKey: false) : Empty(Next.Start.Index);
        return (key, value);
    }

    private Node ComposeOfFlow(int end, TokenKind closes, bool isKey) =>
        Kind == TokenKind.Comma || Kind == closes || (isKey && Kind == TokenKind.Value)
            ? Empty(end)
            : ComposeNode(isBlock: false, mayBeIndentless: false);

    private void TakeComma(char close)
    {
        if (Kind == TokenKind.Comma)
            _next++;
        else
            throw new MalformedException(Next.Start.Index, $"',' or '{close}' is expected here, since an opening bracket stands before", "Close the bracket, or put the text that begins with it in quotes.");
    }
}
