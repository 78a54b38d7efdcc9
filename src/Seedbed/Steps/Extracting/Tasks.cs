using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>Headings that name a task, as the words after "How do you".</summary>
internal static class Tasks
{
    private static readonly FrozenSet<string> Verbs = new[]
    {
        "install", "uninstall", "configure", "create", "build", "compile", "run", "start", "stop", "restart", "add", "remove", "delete", "update",
        "upgrade", "set", "change", "use", "write", "test", "debug", "deploy", "enable", "disable", "import", "export", "connect", "generate", "make",
        "define", "submit", "upload", "download", "report", "prepare", "package", "manage", "access", "check", "verify", "convert", "move", "rename",
        "restore", "back", "recover", "migrate", "replace", "select", "find", "choose", "open", "close", "send", "sign", "load", "save", "register",
        "request", "join", "leave", "orphan", "adopt", "handle", "merge", "extend", "embed", "initialize", "invoke", "launch", "mount", "publish", "release",
        "reset", "resolve", "schedule", "share", "switch", "sync", "track", "troubleshoot", "validate", "view", "fix", "get", "edit", "copy", "link", "apply",
        "take", "rehearse", "empty", "free", "rotate", "renew", "promote", "drain", "measure", "estimate", "pause", "resume", "retry", "purge",
        "monitor", "clean", "clear", "archive", "revoke", "grant", "assign", "attach", "detach", "authenticate", "authorize", "increase", "reduce",
        "tune", "rebuild", "reload", "roll", "scale", "secure", "encrypt", "decrypt", "compare", "search", "list", "print", "record", "repair", "replay",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Particles = new[] { "up", "in", "out", "off", "on", "it", "this", "them", "together" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>"install the server" of "Installing the server", "How to install the server" or "To install the server"; null when the heading names no task.</summary>
    public static string? Of(string heading)
    {
        string text = heading.TrimEnd(':', '.', '?', ' ');
        foreach (string start in (ReadOnlySpan<string>)["How to ", "To "])
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return Checked(text[start.Length..]);
        }

        int space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return null;
        string word = text[..space];
        if (word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && Base(word) is { } verb)
            return Checked(verb + text[space..]);
        return Verbs.Contains(word) ? Checked(text) : null;
    }

    /// <summary>Whether a word is a verb that tasks begin with.</summary>
    public static bool IsVerb(string word) => Verbs.Contains(word);

    private static string? Checked(string task)
    {
        string[] words = task.Split(' ');
        bool hasObject = words.Length is >= 2 and <= 14 && !Particles.Contains(words[^1]);
        return hasObject && Verbs.Contains(words[0]) && task.AsSpan().IndexOfAny("?:") < 0 ? QuestionText.LowerFirst(task) : null;
    }

    private static string? Base(string gerund)
    {
        string stem = gerund[..^3].ToLowerInvariant();
        if (Verbs.Contains(stem))
            return stem;
        if (Verbs.Contains(stem + "e"))
            return stem + "e";
        return stem.Length > 2 && stem[^1] == stem[^2] && Verbs.Contains(stem[..^1]) ? stem[..^1] : null;
    }
}
