using System.Text;
using System.Text.RegularExpressions;

namespace Seedbed.Recipes.Importing;

/// <summary>Turns a Jinja text into a Handlebars one, as far as names and plain conditions go.</summary>
internal sealed partial class JinjaText
{
    private readonly IReadOnlyDictionary<string, string> _constants;
    private readonly StringBuilder _text = new();
    private readonly Stack<string?> _open = new();
    private readonly Stack<string> _tested = new();
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loops = new(StringComparer.Ordinal);

    private JinjaText(IReadOnlyDictionary<string, string> constants) => _constants = constants;

    /// <summary>What has no counterpart, as it stands in the text.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Names that it asks for by <c>{% if %}</c> and uses nowhere else.</summary>
    public IEnumerable<string> Optional => _asked.Except(_needed);

    /// <summary>Names that it uses whatever they hold.</summary>
    public IReadOnlyCollection<string> Needed => _needed;

    /// <summary>The text in Handlebars.</summary>
    public string Text => _text.ToString();

    /// <summary>Turns a text.</summary>
    /// <param name="text">The Jinja text.</param>
    /// <param name="constants">Names whose value is known, put in at once.</param>
    public static JinjaText Of(string text, IReadOnlyDictionary<string, string> constants)
    {
        var turned = new JinjaText(constants);
        int next = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            turned._text.Append(text, next, mark.Index - next);
            turned.Take(mark.Value);
            next = mark.Index + mark.Length;
        }

        turned._text.Append(text.AsSpan(next));
        while (turned._open.TryPop(out string? block))
            turned.Close(block, "", "");
        return turned;
    }

    private void Take(string mark)
    {
        if (mark[1] == '#')
            return;
        string inside = mark[2..^2];
        (string before, string after) = (inside.StartsWith('-') ? "~" : "", inside.EndsWith('-') ? "~" : "");
        inside = inside.Trim('-').Trim();
        if (mark[1] == '{')
            Value(mark, inside, before, after);
        else
            Tag(mark, inside, before, after);
    }

    private void Value(string mark, string inside, string before, string after)
    {
        if (_constants.TryGetValue(inside, out string? known))
            _text.Append(known);
        else if (Name().IsMatch(inside) && !_loops.Contains(inside))
        {
            _text.Append("{{").Append(before).Append(inside).Append(after).Append("}}");
            if (!_tested.Contains(inside))
                _needed.Add(inside);
        }
        else
        {
            // In brackets of another kind, so that whoever mends the prompt sees it.
            Lost.Add(mark);
            _text.Append('(').Append(inside.Replace("{{", "{", StringComparison.Ordinal)).Append(')');
        }
    }

    private void Tag(string mark, string inside, string before, string after)
    {
        string[] words = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is ["if", var given, "is", "defined"])
            words = ["if", given];
        else if (words is ["if", var lacking, "is", "not", "defined"])
            words = ["if", "not", lacking];
        switch (words)
        {
            case ["if", var name] when Name().IsMatch(name):
                Open("if", name, before, after);
                break;
            case ["if", "not", var name] when Name().IsMatch(name):
                Open("unless", name, before, after);
                break;
            case ["else"] when _open.TryPeek(out string? block) && block is not null:
                _text.Append("{{").Append(before).Append("else").Append(after).Append("}}");
                break;
            case ["endif" or "endfor" or "endset" or "endmacro"] when _open.TryPop(out string? block):
                Close(block, before, after);
                break;
            default:
                Lost.Add(mark);
                if (words is ["if" or "for" or "macro", ..])
                    _open.Push(null);
                if (words is ["for", var item, ..])
                    _loops.Add(item);
                break;
        }
    }

    private void Open(string block, string name, string before, string after)
    {
        _text.Append("{{").Append(before).Append('#').Append(block).Append(' ').Append(name).Append(after).Append("}}");
        _open.Push(block);
        _tested.Push(name);
        _asked.Add(name);
    }

    // What stood inside a block that has no counterpart stays, without the block.
    private void Close(string? block, string before, string after)
    {
        if (block is null)
            return;
        _tested.Pop();
        _text.Append("{{").Append(before).Append('/').Append(block).Append(after).Append("}}");
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", RegexOptions.Singleline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
