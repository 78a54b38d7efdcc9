using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>How a description of a thing begins, which decides what can be asked about it.</summary>
internal static class Wording
{
    // A verb that comes later belongs to a clause ("the number of ranges the server is willing to…") more often than not.
    private const int FirstWords = 7;

    private static readonly FrozenSet<string> Nouns = new[]
    {
        "a", "an", "the", "any", "all", "one", "names", "true", "false", "maximum", "minimum", "string", "integer", "boolean", "default", "value",
        "identifier", "total", "id", "oid", "length", "amount", "url", "uri",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Determiners = new[]
    {
        "the", "a", "an", "all", "any", "whether", "how", "which", "what", "if", "each", "its", "one", "both", "every", "true", "false", "this", "these",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What follows a noun in the plural ("Lists of", "Tools to") sooner than a verb.</summary>
    private static readonly FrozenSet<string> Nominal = new[] { "of", "for", "to", "who", "which", "in", "are", "used" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that are nouns or verbs, as the next word decides.</summary>
    private static readonly FrozenSet<string> Either = new[]
    {
        "list", "name", "number", "index", "type", "size", "time", "position", "path", "format", "group", "order", "record", "place", "count", "map", "link",
        "file", "display", "log", "access", "filter", "query", "match", "mark", "test", "request", "release", "process", "step", "archive", "limit", "lists", "names",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Finite = new[]
    {
        "is", "are", "was", "were", "must", "can", "will", "should", "may", "has", "have", "does", "means", "sets", "specifies", "controls", "determines",
        "returns", "indicates", "contains", "defines", "allows", "identifies", "uses", "represents", "describes",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words after which a word in -s is a plural sooner than a verb.</summary>
    private static readonly FrozenSet<string> Before = new[]
    {
        "of", "the", "a", "an", "all", "for", "in", "and", "or", "to", "any", "no", "by", "with", "from", "on", "these", "those", "other", "some", "its", "their", "at", "number", "more",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Relative = new[] { "that", "which", "who", "where", "when", "if", "whose", "to", "what", "whether", "how", "because", "as" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
        "scan", "shut", "sign", "simulate", "strip", "take", "trigger", "unlock", "unset", "upgrade", "upload", "download", "warn", "wrap", "ask", "trace", "act", "affect", "accept", "adjust", "alter", "analyze",
        "archive", "assume", "authenticate", "begin", "bind", "block", "build", "cancel", "clean", "clear", "collect", "combine", "commit", "compile", "compress", "concatenate", "continue",
        "count", "customize", "deny", "detach", "attach", "discard", "duplicate", "echo", "end", "enter", "exit", "fill", "fix", "force", "grant", "group", "handle", "hash", "implement",
        "increase", "decrease", "reduce", "inspect", "interpret", "iterate", "issue", "leave", "link", "manage", "measure", "monitor", "name", "negotiate", "obtain", "omit", "operate", "optimize",
        "order", "place", "preserve", "quote", "rebuild", "receive", "rely", "represent", "reserve", "resume", "revert", "rewrite", "round", "serve", "specifies", "step", "submit", "substitute", "synchronize",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text begins with a noun phrase: "The name of…", "A list of…", "Name of…".</summary>
    public static bool IsNounPhrase(string text)
    {
        string word = First(text, out string next);
        return Nouns.Contains(word) || (Either.Contains(word) && Nominal.Contains(next));
    }

    /// <summary>Whether the first sentence is a whole one though it begins like a noun phrase: "The presence of this tag means that…".</summary>
    public static bool IsWholeSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        string previous = "";
        int count = 0;
        foreach (string word in (end < 0 ? text : text[..end]).Split([' ', '\n', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Relative.Contains(word) || ++count > FirstWords)
                return false;
            if (previous.Length > 0 && (Finite.Contains(word) || (!Before.Contains(previous) && IsKnownThirdPerson(word))))
                return true;
            previous = word;
        }

        return false;
    }

    /// <summary>Whether a word is a verb in its base form, as instructions begin: "install", "run".</summary>
    public static bool IsImperative(string text) => Verbs.Contains(First(text, out _)) || Tasks.IsVerb(First(text, out _));

    /// <summary>The base form of a verb in the third person that these texts use: "specify" of "specifies"; null when it is none.</summary>
    public static string? BaseOf(string word) => IsKnownThirdPerson(word) ? Base(word) : null;

    /// <summary>Whether the text begins with what the thing does: "Returns the…", "Set whether…".</summary>
    public static bool IsAction(string text)
    {
        string word = First(text, out string next);
        if (Either.Contains(word))
            return Determiners.Contains(next);
        if (Verbs.Contains(word) || word is "If" or "When" or "Whether")
            return true;
        return IsThirdPerson(word) && (Determiners.Contains(next) || (Verbs.Contains(Base(word)) && !Nominal.Contains(next)));
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
