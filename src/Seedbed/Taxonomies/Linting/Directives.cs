using System.Text.RegularExpressions;

namespace Seedbed.Taxonomies.Linting;

/// <summary>What comments switch off: <c># yamllint disable</c>, <c>enable</c>, <c>disable-line</c>, each for all rules or those named.</summary>
internal sealed partial class Directives(IReadOnlyCollection<string> rules)
{
    private readonly HashSet<string> _off = [];
    private HashSet<string> _offHere = [], _offNext = [];

    /// <summary>Whether the text's first line says that the file is not to be looked at.</summary>
    public static bool SkipsFile(ReadOnlySpan<char> firstLine) => SkipFile().IsMatch(firstLine);

    public void Take(Comment comment)
    {
        Match said = Directive().Match(comment.Content);
        if (!said.Success)
            return;
        CaptureCollection named = said.Groups["rule"].Captures;
        switch (said.Groups["verb"].Value)
        {
            case "disable":
                Disable(_off, named);
                break;
            case "enable":
                Enable(named);
                break;
            default:
                Disable(comment.IsInline ? _offHere : _offNext, named);
                break;
        }
    }

    public bool IsOff(string rule) => _off.Contains(rule) || _offHere.Contains(rule);

    public void EndLine() => (_offHere, _offNext) = (_offNext, []);

    private void Disable(HashSet<string> off, CaptureCollection named)
    {
        off.UnionWith(named.Count == 0 ? rules : rules.Intersect(named.Select(rule => rule.Value)));
    }

    private void Enable(CaptureCollection named)
    {
        if (named.Count == 0)
            _off.Clear();
        else
            _off.ExceptWith(named.Select(rule => rule.Value));
    }

    [GeneratedRegex(@"\A# yamllint (?<verb>disable-line|disable|enable)(?: rule:(?<rule>\S+))*\s*\z")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\A#\s*yamllint disable-file\s*\z")]
    private static partial Regex SkipFile();
}
