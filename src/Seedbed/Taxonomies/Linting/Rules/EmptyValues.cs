using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Every key has a value.</summary>
internal sealed class EmptyValues(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _inBlocks = settings.Flag("forbid-in-block-mappings");
    private readonly bool _inBraces = settings.Flag("forbid-in-flow-mappings");

    public void Check(TokenWindow window)
    {
        if (window.Current.Kind != TokenKind.Value)
            return;
        bool isEmpty = window.Next?.Kind switch
        {
            TokenKind.Key or TokenKind.BlockEnd => _inBlocks,
            TokenKind.Comma or TokenKind.FlowMapEnd => _inBraces,
            _ => false,
        };
        if (isEmpty)
            report(window.Current.Line, window.Current.End.Column + 1, "the key has no value", "write the value, or null");
    }
}
