using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Documents end with <c>...</c>, or never do.</summary>
internal sealed class DocumentEnd(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _isWanted = settings.Flag("present");

    public void Check(TokenWindow window)
    {
        Token token = window.Current;
        if (!_isWanted && token.Kind == TokenKind.DocumentEnd)
            report(token.Line, token.Start.Column + 1, "'...' ends the document", "take the '...' away");
        else if (_isWanted && window.Previous is { } last && last.Kind is not (TokenKind.DocumentEnd or TokenKind.StreamStart))
            CheckEnd(token);
    }

    private void CheckEnd(Token token)
    {
        // The end of a text is told at its last line, not at the empty one behind it.
        if (token.Kind == TokenKind.StreamEnd)
            report(Math.Max(1, token.Start.Line), 1, "the document does not end with '...'", "put a line '...' at its end");
        else if (token.Kind == TokenKind.DocumentStart)
            report(token.Line, 1, "the document before does not end with '...'", "put a line '...' at its end");
    }
}
