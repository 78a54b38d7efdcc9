using System.Buffers;
using Seedbed.Yaml;

namespace Seedbed.Steps.Templates;

/// <summary>
/// Finds the names in a Handlebars text, since Handlebars.Net gives no syntax tree, and refuses what is not known here.
/// A linear scan: mustaches are found one after the other; open blocks stand on a stack that says whose parts are in scope.
/// </summary>
internal sealed class TemplateScan
{
    private const int MaxBlocks = 32;
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    private static readonly SearchValues<char> NoNames = SearchValues.Create(" \t\r\n!\"#%&'()*+,;<=>@[\\]^`{|}~");

    private readonly string _text;
    private readonly YamlPlace _at;
    private readonly TemplateNames _names = new();
    private readonly Stack<(string Block, string? Scope)> _open = new();

    // The scopes of the open #each and #with blocks; null is the top, as is a list that is itself part of an item ("").
    private readonly List<string?> _scopes = [null];

    private int _here;

    private TemplateScan(string text, YamlPlace at) => (_text, _at) = (text, at);

    public static TemplateNames Names(string text, YamlPlace at)
    {
        var scan = new TemplateScan(text, at);
        scan.Walk();
        return scan._names;
    }

    private void Walk()
    {
        for (int next = 0; (_here = _text.IndexOf("{{", next, StringComparison.Ordinal)) >= 0;)
        {
            if (_here > 0 && _text[_here - 1] == '\\')
            {
                next = _here + 2;
                continue;
            }

            if (_text.AsSpan(_here).StartsWith("{{{{"))
                throw Fault("'{{{{' blocks are not known here; write the text out");
            bool isComment = _text.AsSpan(_here).StartsWith("{{!--") || _text.AsSpan(_here).StartsWith("{{~!--");
            string close = isComment ? "--" : _text.AsSpan(_here).StartsWith("{{{") ? "}}}" : "}}";
            int end = _text.IndexOf(close, _here + (isComment ? 5 : 2), StringComparison.Ordinal);
            if (isComment && end >= 0)
                end = _text.IndexOf(close = "}}", end, StringComparison.Ordinal);
            if (end < 0)
                throw Fault($"'{{{{' is not closed; write '{close}' behind it");
            next = end + close.Length;
            if (!isComment)
                Mustache(_text[(_here + close.Length)..end].Trim('~').Trim());
        }

        if (_open.TryPeek(out (string Block, string?) open))
            throw Fault($"'{{{{#{open.Block}}}}}' is not closed; write '{{{{/{open.Block}}}}}' behind it");
    }

    private void Mustache(string inside)
    {
        if (inside.StartsWith('!') || inside is "else" or "^")
            return;
        if (inside.StartsWith('#'))
            OpenBlock(inside[1..].Trim());
        else if (inside.StartsWith('/'))
            CloseBlock(inside[1..].Trim());
        else if (inside.StartsWith("else ", StringComparison.Ordinal))
            Arguments(Known(Words(inside["else ".Length..])));
        else if (inside.StartsWith('>') || inside.StartsWith('*') || inside.StartsWith('^'))
            throw Fault($"'{{{{{inside}}}}}' is not known here; use #if, #unless, #each and #with");
        else if (Words(inside.TrimStart('&').Trim()) is [var only])
            Use(only);
        else
            throw Fault($"'{{{{{inside}}}}}' is not one name; helpers are not known here, and a name with spaces stands in brackets: {{{{[a name]}}}}");
    }

    private void OpenBlock(string inside)
    {
        List<string> words = Words(inside);
        Arguments(Known(words));
        if (_open.Count == MaxBlocks)
            throw Fault($"blocks lie more than {MaxBlocks} deep inside one another; make the template flatter");
        bool opensScope = words[0] is "each" or "with";
        string? list = opensScope ? Scope(words[1]) : null;
        _open.Push((words[0], list));
        if (opensScope)
            _scopes.Add(list ?? "");
    }

    private void CloseBlock(string name)
    {
        if (!_open.TryPop(out (string Block, string? Scope) open) || open.Block != name)
            throw Fault($"'{{{{/{name}}}}}' closes no open block; write '{{{{#{name} …}}}}' before it or take it away");
        if (open.Block is "each" or "with")
            _scopes.RemoveAt(_scopes.Count - 1);
    }

    private List<string> Known(List<string> words)
    {
        if (words.Count == 0 || !Blocks.Contains(words[0]))
            throw Fault($"the block '{(words.Count == 0 ? "" : words[0])}' is not known here{NearestName.Hint(words.Count == 0 ? "" : words[0], Blocks)}");
        return words.Count == 2
            ? words
            : throw Fault($"'#{words[0]}' takes one name, not {words.Count - 1}");
    }

    private void Arguments(List<string> words) => Use(words[1]);

    // The list whose items are in scope inside the block; "" when it is none of the top's.
    private string Scope(string path) => Resolve(path) is (null, { } name) && !HasParts(path) ? name : "";

    private void Use(string path)
    {
        if (Resolve(path) is (var scope, { } name))
            _names.Add(scope, name, Here);
    }

    private (string? Scope, string? Name) Resolve(string path)
    {
        if (path is "true" or "false" or "null" or "undefined" || path[0] is '"' or '\'' || char.IsAsciiDigit(path[0]))
            return (null, null);
        if (!IsPath(path))
            throw Fault($"'{path}' is not the name of a value; a name with other signs stands in brackets: {{{{[a name]}}}}");
        int scope = _scopes.Count - 1;
        if (path.StartsWith("@root.", StringComparison.Ordinal))
            (scope, path) = (0, path["@root.".Length..]);
        else if (path[0] == '@')
            return (null, null);
        for (; path.StartsWith("../", StringComparison.Ordinal); path = path["../".Length..])
            scope--;
        if (scope < 0)
            throw Fault($"'{path}' leads out of the template with '../'");
        return (_scopes[scope], First(WithoutThis(path)));
    }

    // What is let through here is what Handlebars.Net surely compiles: any number of '../', then names or [names] joined by '.' or '/'.
    private static bool IsPath(string path)
    {
        ReadOnlySpan<char> rest = path;
        while (rest.StartsWith("../"))
            rest = rest[3..];
        if (rest is "." or ".." or "")
            return path.Length > 0;
        if (rest.StartsWith("./"))
            rest = rest[2..];
        if (rest.Length > 0 && rest[0] == '@')
            rest = rest[1..];
        while (rest.Length > 0)
        {
            int end = rest[0] == '[' ? rest.IndexOf(']') + 1 : rest.IndexOfAny('.', '/');
            end = end < 0 ? rest.Length : end;
            if (end == 0 || (rest[0] != '[' && rest[..end].ContainsAny(NoNames)))
                return false;
            if (end == rest.Length)
                return true;
            if (rest[end] is not ('.' or '/'))
                return false;
            rest = rest[(end + 1)..];
        }

        return false;
    }

    private static string WithoutThis(string path) =>
        path is "this" or "." ? ""
        : path.StartsWith("this.", StringComparison.Ordinal) || path.StartsWith("this/", StringComparison.Ordinal) ? path["this.".Length..]
        : path.StartsWith("./", StringComparison.Ordinal) ? path["./".Length..]
        : path;

    private static string? First(string path)
    {
        if (path.StartsWith('['))
            return path.IndexOf(']') is var close and > 0 ? path[1..close] : path;
        int end = path.AsSpan().IndexOfAny('.', '/');
        return path.Length == 0 || end == 0 ? null : end < 0 ? path : path[..end];
    }

    private static bool HasParts(string path) => First(path) is not { } first || path.TrimStart('[').Length > first.Length + 1;

    // Splits at white space, but not inside [a name] or 'a text'.
    private static List<string> Words(string inside)
    {
        var words = new List<string>();
        for (int at = 0; at < inside.Length;)
        {
            if (char.IsWhiteSpace(inside[at]))
            {
                at++;
                continue;
            }

            int start = at;
            for (char close = '\0'; at < inside.Length && (close != '\0' || !char.IsWhiteSpace(inside[at])); at++)
            {
                if (close != '\0')
                    close = inside[at] == close ? '\0' : close;
                else
                    close = inside[at] switch { '[' => ']', '"' => '"', '\'' => '\'', _ => '\0' };
            }

            words.Add(inside[start..at]);
        }

        return words;
    }

    private SeedbedException Fault(string sentence) => new($"{Here()}: {sentence}");

    private YamlPlace Here()
    {
        int line = _at.Line, column = _at.Column;
        foreach (char character in _text.AsSpan(0, Math.Max(_here, 0)))
            (line, column) = character == '\n' ? (line + 1, 1) : (line, column + 1);
        return new(_at.File, line, column);
    }
}
