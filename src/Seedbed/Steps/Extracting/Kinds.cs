using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>Words for what a named thing is ("option", "directive"), and what can be asked about such a thing.</summary>
internal static class Kinds
{
    private static readonly FrozenDictionary<string, string> Singulars = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["options"] = "option",
        ["switches"] = "option",
        ["flags"] = "flag",
        ["parameters"] = "parameter",
        ["arguments"] = "argument",
        ["settings"] = "setting",
        ["fields"] = "field",
        ["variables"] = "variable",
        ["commands"] = "command",
        ["subcommands"] = "subcommand",
        ["directives"] = "directive",
        ["attributes"] = "attribute",
        ["functions"] = "function",
        ["methods"] = "method",
        ["operators"] = "operator",
        ["keywords"] = "keyword",
        ["macros"] = "macro",
        ["privileges"] = "privilege",
        ["modes"] = "mode",
        ["signals"] = "signal",
        ["events"] = "event",
        ["hooks"] = "hook",
        ["columns"] = "column",
        ["keys"] = "key",
        ["clauses"] = "clause",
        ["headers"] = "header",
        ["specifiers"] = "specifier",
        ["escapes"] = "escape",
        ["meta-commands"] = "meta-command",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Known = Singulars.Values.Concat(
    [
        "script", "element", "service", "daemon", "file", "object", "group", "server", "client", "property", "role", "type", "format",
        "code", "target", "package", "class", "module", "extension", "view", "utility", "constant", "exception", "status", "program",
        "tool", "statement", "action", "codec", "encoding", "register", "port", "color", "collation", "locale", "character", "symbol", "error",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the word is one of these, in the singular.</summary>
    public static bool IsKind(string word) => Known.Contains(word);

    /// <summary>The kind that a heading promises: "option" of "General Options", "environment variable" of "ENVIRONMENT VARIABLES"; null when none.</summary>
    public static string? Of(string heading)
    {
        string text = heading.TrimEnd(':', '.', ' ');
        if (text.Equals("environment", StringComparison.OrdinalIgnoreCase) || text.EndsWith("environment variables", StringComparison.OrdinalIgnoreCase))
            return "environment variable";
        string[] words = text.Split(' ');
        return words.Length <= 4 && !words[0].EndsWith("ing", StringComparison.OrdinalIgnoreCase) && Singulars.TryGetValue(words[^1], out string? kind) ? kind : null;
    }
}
