using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting;

/// <summary>Walks over one text: tokens and comments of a line first, then the line itself, at whose end its faults are settled.</summary>
internal sealed class LintRun
{
    private readonly string _text;
    private readonly List<ITokenRule> _tokenRules = [];
    private readonly List<ICommentRule> _commentRules = [];
    private readonly List<ILineRule> _lineRules = [];
    private readonly List<TaxonomyFault> _ofLine = [];
    private readonly Directives _directives;
    private readonly IEnumerator<TextLine> _lines;
    private bool _hasLine;

    public LintRun(string text, LintRules rules)
    {
        _text = text;
        _directives = new([.. rules.Rules.Select(rule => rule.Spec.Name)]);
        foreach (RuleSettings rule in rules.Rules)
            Add(rule);
        _lines = TextLine.Of(text).GetEnumerator();
        _hasLine = _lines.MoveNext();
    }

    public List<TaxonomyFault> Faults { get; } = [];

    public void Take(TokenStream stream)
    {
        var window = new TokenWindow(_text, stream.Tokens);
        // Rules look two tokens ahead, so that a fault hides those behind which it stands.
        int count = stream.Tokens.Count - (stream.Fault is null ? 0 : 2);
        for (int i = 0; i < count; i++)
        {
            window.MoveTo(i);
            Take(window);
            foreach (Comment comment in Comment.Between(_text, window.Current, window.Next))
                Take(comment);
        }

        TakeLinesBefore(int.MaxValue);
    }

    private void Add(RuleSettings settings)
    {
        string name = settings.Spec.Name;
        ILayoutRule rule = settings.Spec.Make(
            settings, (line, column, message, fix) => _ofLine.Add(new(line, column, "", name, message, Sentence(fix), settings.IsWarning)));
        if (rule is ITokenRule ofTokens)
            _tokenRules.Add(ofTokens);
        if (rule is ICommentRule ofComments)
            _commentRules.Add(ofComments);
        if (rule is ILineRule ofLines)
            _lineRules.Add(ofLines);
    }

    private static string Sentence(string fix) => $"{char.ToUpperInvariant(fix[0])}{fix.AsSpan(1)}.";

    private void Take(TokenWindow window)
    {
        TakeLinesBefore(window.Current.Line);
        foreach (ITokenRule rule in _tokenRules)
            rule.Check(window);
    }

    private void Take(Comment comment)
    {
        TakeLinesBefore(comment.Line);
        foreach (ICommentRule rule in _commentRules)
            rule.Check(comment);
        _directives.Take(comment);
    }

    private void TakeLinesBefore(int number)
    {
        for (; _hasLine && _lines.Current.Number < number; _hasLine = _lines.MoveNext())
        {
            foreach (ILineRule rule in _lineRules)
                rule.Check(_lines.Current);
            Faults.AddRange(_ofLine.Where(fault => !_directives.IsOff(fault.Rule)));
            _ofLine.Clear();
            _directives.EndLine();
        }
    }
}
