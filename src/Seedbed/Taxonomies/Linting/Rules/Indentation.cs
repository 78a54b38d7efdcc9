using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>
/// What lies in something is indented by a fixed number of spaces, the same in the whole file. What begins a line is
/// compared with what the innermost open part expects; parts open with a token and end by what follows.
/// </summary>
internal sealed class Indentation(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _looksAtTexts = settings.Flag("check-multi-line-strings");
    private readonly IndentScopes _scopes = new(settings);
    private int _line = -1;

    public void Check(TokenWindow window)
    {
        Token token = window.Current;
        bool isVisible = IsVisible(token), beginsLine = isVisible && token.Line > _line;
        if (beginsLine)
            CheckStart(token);
        if (token.Kind == TokenKind.Scalar && _looksAtTexts)
            TextIndentation.Check(window, _line, _scopes, report);
        if (isVisible)
            _line = LastLine(window.Text, token);
        if (beginsLine)
            _scopes.LineIndent = token.Start.Column;
        if (_scopes.Open(window))
            _scopes.Close(window);
        else
            report(token.Line, token.Start.Column + 1, "the indentation cannot be told here", "write a key before the colon");
    }

    private static bool IsVisible(Token token) =>
        token.Kind is not (TokenKind.StreamStart or TokenKind.StreamEnd or TokenKind.BlockEnd)
        && !(token.Kind == TokenKind.Scalar && token.Text.Length == 0);

    private void CheckStart(Token token)
    {
        int expected = _scopes.ExpectedOf(token), found = token.Start.Column;
        if (found == expected)
            return;
        string wanted = expected < 0 ? $"at least {found + 1}" : $"{expected}";
        report(token.Line, found + 1, $"the line is indented by {found} spaces instead of {wanted}", $"indent it by {wanted} spaces, as elsewhere in the file");
    }

    // Texts of several lines end where the next line begins, or behind blank ones.
    private static int LastLine(string text, Token token)
    {
        int line = token.End.Line + 1;
        if (token.Kind != TokenKind.Scalar)
            return line;
        for (int at = token.End.Index - 1; at >= Math.Max(0, token.Start.Index - 1) && text[at] is ' ' or '\t' or '\n' or '\r' or '\v' or '\f'; at--)
        {
            if (text[at] == '\n')
                line--;
        }

        return line;
    }
}
