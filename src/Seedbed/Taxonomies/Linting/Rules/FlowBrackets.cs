using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Spaces inside of brackets or braces, and whether they may be used at all.</summary>
internal sealed class FlowBrackets : ITokenRule
{
    private readonly TokenKind _opens, _closes;
    private readonly Report _report;
    private readonly string _forbid;
    private readonly SpaceLimits _inside, _insideEmpty;

    public FlowBrackets(TokenKind opens, RuleSettings settings, Report report)
    {
        (_opens, _closes) = (opens, opens == TokenKind.FlowMapStart ? TokenKind.FlowMapEnd : TokenKind.FlowListEnd);
        _report = report;
        _forbid = settings.Word("forbid");
        string what = settings.Spec.Name;
        int least = settings.Whole("min-spaces-inside"), most = settings.Whole("max-spaces-inside");
        int leastEmpty = settings.Whole("min-spaces-inside-empty"), mostEmpty = settings.Whole("max-spaces-inside-empty");
        _inside = new(least, most, $"inside of {what}");
        _insideEmpty = new(leastEmpty == -1 ? least : leastEmpty, mostEmpty == -1 ? most : mostEmpty, $"inside of empty {what}");
    }

    public void Check(TokenWindow window)
    {
        bool opens = window.Current.Kind == _opens, isEmpty = window.Next?.Kind == _closes;
        if (opens && (_forbid == "true" || (_forbid == "non-empty" && !isEmpty)))
            _report(window.Current.Line, window.Current.End.Column + 1, $"{Word()} are not allowed", "write it on lines of its own");
        else if (opens)
            (isEmpty ? _insideEmpty : _inside).CheckAfter(window, _report);
        else if (window.Current.Kind == _closes && window.Previous?.Kind != _opens)
            _inside.CheckBefore(window, _report);
    }

    private string Word() => _opens == TokenKind.FlowMapStart ? "mappings in braces" : "lists in brackets";
}
