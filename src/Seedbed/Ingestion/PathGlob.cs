using System.IO.Enumeration;

namespace Seedbed.Ingestion;

/// <summary>
/// A glob over relative paths: <c>*</c> and <c>?</c> stay within a folder, <c>**</c> spans any number of them. Without a
/// slash it is matched against the file's name and every folder's name; <c>guide/</c> means all below <c>guide</c>.
/// </summary>
public sealed class PathGlob
{
    private readonly string[] _parts;
    private readonly bool _anywhere;

    /// <summary>Reads a pattern; a backslash counts as a slash.</summary>
    /// <exception cref="SeedbedException">The pattern is empty.</exception>
    public PathGlob(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        string plain = pattern.Replace('\\', '/').Trim();
        if (plain.StartsWith("./", StringComparison.Ordinal))
            plain = plain[2..];
        if (plain.EndsWith('/'))
            plain += "**";
        plain = plain.TrimStart('/');
        if (plain.Length == 0)
            throw new SeedbedException("an include or exclude pattern is empty; write one like '*.html' or 'guide/**'");
        _parts = plain.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _anywhere = _parts.Length == 1 && _parts[0] != "**";
    }

    /// <summary>Whether a relative path with forward slashes matches.</summary>
    public bool IsMatch(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return _anywhere ? Array.Exists(names, name => IsMatch(_parts[0], name)) : IsMatch(names);
    }

    private static bool IsMatch(string part, string name) =>
        FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false);

    private bool IsMatch(string[] names)
    {
        // reached[i]: the parts so far match the first i names; a part more, one pass more, so that no pattern explodes
        bool[] reached = new bool[names.Length + 1];
        reached[0] = true;
        foreach (string part in _parts)
        {
            bool[] next = new bool[names.Length + 1];
            for (int i = 0; i <= names.Length; i++)
            {
                next[i] = part == "**"
                    ? reached[i] || (i > 0 && next[i - 1])
                    : i > 0 && reached[i - 1] && IsMatch(part, names[i - 1]);
            }

            reached = next;
        }

        return reached[^1];
    }
}
