namespace Seedbed.Taxonomies.Documents;

/// <summary>A pattern of paths as Python's <c>glob(recursive=True)</c> reads it; <c>**</c> alone between slashes is any number of folders.</summary>
internal sealed class GlobPattern
{
    private GlobPattern(string text, IReadOnlyList<string> names, bool isOfFolders) =>
        (Text, Names, Parts, IsOfFolders) = (text, names, [.. names.Select(name => name == "**" ? null : new GlobName(name))], isOfFolders);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The names between the slashes, as they were written.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>One for each name; null for <c>**</c>.</summary>
    public IReadOnlyList<GlobName?> Parts { get; }

    /// <summary>Whether it ends in a slash and so matches no file.</summary>
    public bool IsOfFolders { get; }

    /// <summary>Whether it matches a file's path with <c>/</c>, whether that file is there or not.</summary>
    public bool IsMatch(string path)
    {
        if (IsOfFolders)
            return false;
        HashSet<int> at = WithAny([0]);
        foreach (string name in path.Split('/'))
            at = WithAny([.. at.Where(part => part < Parts.Count && Takes(part, name)).Select(part => Parts[part] is null ? part : part + 1)]);
        return at.Contains(Parts.Count);
    }

    /// <summary>Reads a pattern; null when it could lead out of its folder.</summary>
    public static GlobPattern? Parse(string pattern)
    {
        string plain = OperatingSystem.IsWindows() ? pattern.Replace('\\', '/') : pattern;
        string[] parts = plain.Split('/');
        bool leaves = plain.StartsWith('/') || parts.Contains("..") || plain.Contains('\0')
            || (plain.Length > 1 && plain[1] == ':' && char.IsAsciiLetter(plain[0])) || (OperatingSystem.IsWindows() && plain.Contains(':'));
        if (leaves)
            return null;
        var names = new List<string>();
        foreach (string part in parts.Where(part => part is not ("" or ".")))
        {
            if (part != "**" || names.LastOrDefault() != "**")
                names.Add(part);
        }

        return new(pattern, names, parts[^1] is "" or ".");
    }

    private bool Takes(int part, string name) => Parts[part] is { } one ? (one.IsMagic ? one.IsMatch(name) : Names[part] == name) : !name.StartsWith('.');

    // Any number of folders may be none.
    private HashSet<int> WithAny(HashSet<int> at)
    {
        foreach (int part in at.Where(part => part < Parts.Count && Parts[part] is null).ToArray())
            at.Add(part + 1);
        return at;
    }
}
