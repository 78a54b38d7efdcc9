namespace Seedbed.Taxonomies.Git;

/// <summary>A repository that may be fetched from: https, http, ssh, git, or a local folder. Nothing that names a program.</summary>
internal sealed record GitAddress
{
    private static readonly string[] Schemes = ["https", "http", "ssh", "git"];

    private GitAddress()
    {
    }

    /// <summary>The address as git takes it; a local folder's is its full path.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is a folder of this machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether ssh carries it.</summary>
    public bool IsSsh { get; init; }

    /// <summary>The address without a user, a password or a token.</summary>
    public required string Shown { get; init; }

    /// <summary>The protocols that git may use for it, redirects included.</summary>
    public string Protocols => IsLocal ? "file" : "https:http:ssh:git";

    /// <summary>Reads an address; a relative path is one from <paramref name="folder"/>.</summary>
    /// <exception cref="GitException">It is none that is fetched from.</exception>
    public static GitAddress Parse(string address, string folder)
    {
        string text = address.Trim();
        if (text.Length == 0 || text[0] == '-' || text.Any(char.IsControl) || IsOfHelper(text))
            throw Bad(text);
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            return OfUrl(text, text[..scheme]);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        bool isDrive = OperatingSystem.IsWindows() && colon == 1 && char.IsAsciiLetter(text[0]);
        if (colon > 0 && !isDrive && (slash < 0 || colon < slash))
            return new() { Text = text, IsSsh = true, Shown = text };
        string path = Path.GetFullPath(text, folder);
        return Directory.Exists(path) || File.Exists(path)
            ? new() { Text = path, IsLocal = true, Shown = text }
            : throw new GitException("clone-fails", $"there is no repository at {path}; mend the path, or give the documents with --documents FOLDER");
    }

    /// <summary>A text of git's without what is secret in the address.</summary>
    public string Redact(string said)
    {
        string plain = said.Replace(Text, Shown, StringComparison.Ordinal);
        // git takes the user out by itself, and leaves the rest.
        foreach (string secret in Secrets(Text).Where(secret => secret.Length > 0 && secret != "git"))
            plain = plain.Replace(secret, "…", StringComparison.Ordinal);
        return plain;
    }

    private static GitAddress OfUrl(string text, string scheme)
    {
        bool isLocal = scheme.Equals("file", StringComparison.OrdinalIgnoreCase);
        if (!isLocal && !Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            throw Bad(text);
        return new() { Text = text, IsLocal = isLocal, IsSsh = scheme.Equals("ssh", StringComparison.OrdinalIgnoreCase), Shown = Public(text) };
    }

    /// <summary>An address without a user, a password or a token.</summary>
    public static string Public(string url)
    {
        string[] secrets = Secrets(url);
        string plain = secrets[1].Length == 0 ? url : url[..^secrets[1].Length];
        return secrets[0].Length == 0 ? plain : plain.Remove(Start(url), secrets[0].Length + 1);
    }

    /// <summary>A URL's user with the password, and its query; each may be empty.</summary>
    private static string[] Secrets(string url)
    {
        int start = Start(url);
        if (start < 0)
            return ["", ""];
        int path = url.IndexOfAny(['/', '?', '#'], start);
        int user = url.LastIndexOf('@', (path < 0 ? url.Length : path) - 1);
        int query = url.IndexOfAny(['?', '#'], start);
        return [user < start ? "" : url[start..user], query < 0 ? "" : url[query..]];
    }

    private static int Start(string url) => url.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : -1;

    // ext::, fd:: and the like hand the rest to a program.
    private static bool IsOfHelper(string text)
    {
        int colons = text.IndexOf("::", StringComparison.Ordinal);
        return colons > 0 && text[..colons].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.' or '_');
    }

    private static GitException Bad(string text) =>
        new("bad-address", $"'{text}' is no address that documents are fetched from; write https://…, ssh://…, user@host:path or a local folder");
}
