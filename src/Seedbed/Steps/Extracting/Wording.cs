using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>How a description of a thing begins, which decides what can be asked about it.</summary>
internal static class Wording
{
    private static readonly FrozenSet<string> Nouns = new[]
    {
        "a", "an", "the", "any", "all", "one", "name", "names", "number", "list", "path", "true", "false", "size", "time", "maximum", "minimum",
        "string", "integer", "boolean", "index", "default", "value", "type", "identifier", "total", "id", "oid", "length", "amount", "position",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Determiners = new[]
    {
        "the", "a", "an", "all", "any", "whether", "that", "how", "which", "what", "if", "when", "where", "no", "each", "only", "its", "one", "to", "up",
        "both", "some", "every", "true", "false", "this", "these", "in", "on", "off", "for", "as", "from", "with", "into", "or", "and", "information", "not",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Verbs = new[]
    {
        "specify", "set", "return", "enable", "disable", "control", "determine", "define", "create", "remove", "delete", "add", "show", "print",
        "display", "list", "allow", "prevent", "cause", "force", "make", "turn", "use", "do", "don't", "run", "write", "read", "send", "open", "close", "check", "change",
        "convert", "copy", "move", "select", "include", "exclude", "ignore", "skip", "output", "suppress", "limit", "give", "get", "indicate", "provide",
        "raise", "start", "stop", "connect", "execute", "perform", "call", "compare", "compute", "construct", "parse", "load", "save", "store", "test", "treat", "update",
        "wait", "allow", "apply", "append", "assign", "attempt", "override", "require", "restrict", "reset", "restore", "rename", "replace", "report", "tell",
        "instruct", "install", "generate", "fetch", "find", "follow", "format", "initialize", "insert", "join", "keep", "mark", "match", "merge", "modify", "pass",
        "produce", "process", "query", "record", "register", "release", "resolve", "retrieve", "search", "sort", "split", "switch", "terminate", "track",
        "transform", "truncate", "try", "validate", "verify", "view", "configure", "declare", "decode", "encode", "describe", "drop", "dump", "edit", "emit",
        "encrypt", "decrypt", "ensure", "evaluate", "expand", "export", "import", "extract", "filter", "flush", "forward", "hide", "invoke", "launch", "lock", "log", "map", "open", "overwrite",
        "perform", "permit", "prepare", "print", "prompt", "push", "pull", "put", "quit", "recurse", "redirect", "refresh", "reject", "render", "repeat", "request", "reverse", "rotate",
        "scan", "shut", "sign", "simulate", "strip", "take", "trigger", "unlock", "unset", "upgrade", "upload", "download", "warn", "wrap", "act", "affect", "accept", "adjust", "alter", "analyze",
        "archive", "assume", "authenticate", "begin", "bind", "block", "build", "cancel", "clean", "clear", "collect", "combine", "commit", "compile", "compress", "concatenate", "continue",
        "count", "customize", "deny", "detach", "attach", "discard", "duplicate", "echo", "end", "enter", "exit", "fill", "fix", "force", "grant", "group", "handle", "hash", "implement",
        "increase", "decrease", "reduce", "inspect", "interpret", "iterate", "issue", "leave", "link", "manage", "measure", "monitor", "name", "negotiate", "obtain", "omit", "operate", "optimize",
        "order", "place", "preserve", "quote", "rebuild", "receive", "rely", "represent", "reserve", "resume", "revert", "rewrite", "round", "serve", "specifies", "step", "submit", "substitute", "synchronize",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text begins with a noun phrase: "The name of…", "A list of…".</summary>
    public static bool IsNounPhrase(string text) => Nouns.Contains(First(text, out _));

    /// <summary>Whether the text begins with what the thing does: "Returns the…", "Set whether…".</summary>
    public static bool IsAction(string text)
    {
        string word = First(text, out string next);
        if (Verbs.Contains(word) || word is "If" or "When" or "Whether")
            return true;
        return IsThirdPerson(word) && (Determiners.Contains(next) || Verbs.Contains(Base(word)));
    }

    /// <summary>Whether a word is a verb that these texts use, in the third person: "specifies", "reclaims".</summary>
    public static bool IsKnownThirdPerson(string word) => IsThirdPerson(word) && Verbs.Contains(Base(word));

    private static bool IsThirdPerson(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal);

    private static string Base(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal) && Verbs.Contains(word[..^2]))
            return word[..^2];
        return word[..^1];
    }

    private static string First(string text, out string second)
    {
        string[] words = text.Split([' ', ',', '\n', '.', ';', ':'], 3, StringSplitOptions.RemoveEmptyEntries);
        second = words.Length > 1 ? words[1] : "";
        return words.Length > 0 ? words[0] : "";
    }
}
