using Seedbed.Taxonomies.Scanning;
using static Seedbed.Taxonomies.Linting.Rules.IndentScope;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>The parts of a text that are open, and the step of its indentation as far as it is known.</summary>
internal sealed class IndentScopes
{
    private readonly List<IndentScope> _open = [new(Part.Document, 0)];
    private int? _step;
    private string _lists;

    public IndentScopes(RuleSettings settings)
    {
        _step = settings.Word("spaces") == "consistent" ? null : settings.Whole("spaces");
        _lists = settings.Word("indent-sequences");
    }

    /// <summary>The indentation of the line being read.</summary>
    public int LineIndent { get; set; }

    public IndentScope Top => _open[^1];

    public IndentScope BelowTop => _open[^2];

    /// <summary>One step deeper than a base; the first one asked for sets the step, by what is found.</summary>
    public int Deeper(int from, int found) => from + (_step ??= found - from);

    /// <summary>Where a token that begins a line should stand.</summary>
    public int ExpectedOf(Token token) => token.Kind switch
    {
        TokenKind.FlowMapEnd or TokenKind.FlowListEnd => Top.LineIndent,
        not TokenKind.Value when Top is { Kind: Part.Key, IsExplicit: true } => Deeper(Top.Indent, token.Start.Column),
        _ => Top.Indent,
    };

    /// <summary>Opens what begins with a token; false where the token has no place.</summary>
    public bool Open(TokenWindow window)
    {
        Token token = window.Current;
        switch (token.Kind)
        {
            case TokenKind.BlockMapStart when window.Next?.Kind != TokenKind.Key:
            case TokenKind.Value when Top.Kind != Part.Key:
                return false;
            case TokenKind.BlockMapStart:
                _open.Add(new(Part.Map, token.Start.Column));
                break;
            case TokenKind.BlockListStart:
                _open.Add(new(Part.List, token.Start.Column));
                break;
            case TokenKind.FlowMapStart or TokenKind.FlowListStart:
                OpenFlow(token, window.Next!);
                break;
            case TokenKind.Item when window.Next?.Kind is not (TokenKind.Item or TokenKind.BlockEnd):
                OpenItem(token, window.Next!);
                break;
            case TokenKind.Key:
                _open.Add(new(Part.Key, Top.Indent) { IsExplicit = window.IsExplicitKey });
                break;
            case TokenKind.Value when ValueStart(window) is var value && !EndsPair(value):
                _open.Add(new(Part.Value, ValueIndent(window.Previous!, value)));
                break;
        }

        return true;
    }

    /// <summary>Ends what ends with a token, or with the one after it.</summary>
    public void Close(TokenWindow window)
    {
        bool mayEndGroup = true;
        while (CountEnding(window, mayEndGroup) is var count and > 0)
        {
            mayEndGroup &= Top.Kind is Part.Item or Part.Key or Part.Value;
            _open.RemoveRange(_open.Count - count, count);
        }
    }

    private static bool EndsPair(Token? next) => next?.Kind is TokenKind.Key or TokenKind.BlockEnd or TokenKind.FlowMapEnd or TokenKind.FlowListEnd;

    private int CountEnding(TokenWindow window, bool mayEndGroup)
    {
        TokenKind now = window.Current.Kind;
        TokenKind? next = window.Next?.Kind;
        bool isProperty = now is TokenKind.Anchor or TokenKind.Tag;
        return Top.Kind switch
        {
            Part.Brackets => mayEndGroup && now == TokenKind.FlowListEnd ? 1 : 0,
            Part.Braces => mayEndGroup && now == TokenKind.FlowMapEnd ? 1 : 0,
            Part.Map or Part.List => mayEndGroup && now == TokenKind.BlockEnd && !Top.IsUnmarked ? 1 : 0,
            // The last item of a list without marks takes the list with it.
            Part.Item when BelowTop.IsUnmarked && now != TokenKind.Item && !isProperty && next != TokenKind.Item => 2,
            Part.Item => next is TokenKind.Item or TokenKind.BlockEnd ? 1 : 0,
            Part.Value => now == TokenKind.Value || isProperty ? 0 : 2,
            Part.Key => EndsPair(window.Next) ? 1 : 0,
            _ => 0,
        };
    }

    private void OpenFlow(Token token, Token next)
    {
        int indent = next.Start.Line == token.Start.Line ? next.Start.Column : Deeper(LineIndent, next.Start.Column);
        _open.Add(new(token.Kind == TokenKind.FlowMapStart ? Part.Braces : Part.Brackets, indent) { LineIndent = LineIndent });
    }

    private void OpenItem(Token token, Token next)
    {
        if (Top.Kind != Part.List)
            _open.Add(new(Part.List, token.Start.Column) { IsUnmarked = true });
        bool isBeside = next.Start.Line == token.End.Line || next.Start.Column == token.Start.Column;
        _open.Add(new(Part.Item, isBeside ? next.Start.Column : Deeper(token.Start.Column, next.Start.Column)));
    }

    // With an anchor or a tag beside the key, the value below is what counts.
    private static Token ValueStart(TokenWindow window)
    {
        Token next = window.Next!;
        bool isProperty = next.Kind is TokenKind.Anchor or TokenKind.Tag && next.Start.Line == window.Previous!.Start.Line;
        return isProperty && next.Start.Line < window.AfterNext?.Start.Line ? window.AfterNext : next;
    }

    private int ValueIndent(Token key, Token value)
    {
        bool isBeside = value.Start.Line == key.Start.Line;
        bool isList = value.Kind is TokenKind.BlockListStart or TokenKind.Item;
        return Top.IsExplicit || (!isBeside && !isList) ? Deeper(Top.Indent, value.Start.Column)
            : isBeside ? value.Start.Column
            : ListIndent(value.Start.Column);
    }

    private int ListIndent(int found)
    {
        bool isLevel = found == Top.Indent;
        if (_lists == "consistent")
            _lists = isLevel ? "false" : "true";
        else if (_lists == "true" && isLevel && _step is null)
            return -1; // Too little, but by how much is not known yet.
        bool mayBeLevel = _lists == "false" || (_lists == "whatever" && isLevel);
        return mayBeLevel ? Top.Indent : Deeper(Top.Indent, found);
    }
}
