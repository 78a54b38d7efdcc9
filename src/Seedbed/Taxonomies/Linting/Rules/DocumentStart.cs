using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Documents begin with <c>---</c>, or never do.</summary>
internal sealed class DocumentStart(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _isWanted = settings.Flag("present");

    public void Check(TokenWindow window)
    {
        Token token = window.Current;
        if (!_isWanted && token.Kind == TokenKind.DocumentStart)
            report(token.Line, token.Start.Column + 1, "'---' begins the document", "take the '---' away");
        else if (_isWanted && window.Previous is { } last && MayStart(last.Kind) && !Starts(token.Kind))
            report(token.Line, 1, "the document does not begin with '---'", "put a line '---' before it");
    }

    private static bool MayStart(TokenKind kind) => kind is TokenKind.StreamStart or TokenKind.DocumentEnd or TokenKind.Directive;

    private static bool Starts(TokenKind kind) => kind is TokenKind.DocumentStart or TokenKind.Directive or TokenKind.StreamEnd;
}
