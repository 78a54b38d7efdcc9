using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Aliases stand behind their anchors; anchors are not set twice, or not left unused, where that is asked for.</summary>
internal sealed class Anchors(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _forbidsUndeclared = settings.Flag("forbid-undeclared-aliases");
    private readonly bool _forbidsDuplicates = settings.Flag("forbid-duplicated-anchors");
    private readonly bool _forbidsUnused = settings.Flag("forbid-unused-anchors");
    private readonly Dictionary<string, Token> _unused = [];
    private readonly HashSet<string> _set = [];

    public void Check(TokenWindow window)
    {
        switch (window.Current.Kind)
        {
            case TokenKind.DocumentStart or TokenKind.DocumentEnd or TokenKind.StreamEnd:
                EndDocument();
                break;
            case TokenKind.Anchor:
                Set(window.Current);
                break;
            case TokenKind.Alias:
                Use(window.Current);
                break;
        }
    }

    private void Set(Token anchor)
    {
        if (!_set.Add(anchor.Text) && _forbidsDuplicates)
            Tell(anchor, $"the anchor '&{Shown.Of(anchor.Text)}' is set a second time", "give one of the two another name");
        _unused[anchor.Text] = anchor;
    }

    private void Use(Token alias)
    {
        if (!_set.Contains(alias.Text) && _forbidsUndeclared)
            Tell(alias, $"the alias '*{Shown.Of(alias.Text)}' has no anchor before it", "write the value out, or put the text into quotes if no alias is meant");
        _unused.Remove(alias.Text);
    }

    private void EndDocument()
    {
        if (_forbidsUnused)
        {
            foreach (Token anchor in _unused.Values)
                Tell(anchor, $"the anchor '&{Shown.Of(anchor.Text)}' is never used", "take it away");
        }

        _unused.Clear();
        _set.Clear();
    }

    private void Tell(Token at, string message, string fix) => report(at.Line, at.Start.Column + 1, message, fix);
}
