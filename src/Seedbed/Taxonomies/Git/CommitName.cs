namespace Seedbed.Taxonomies.Git;

/// <summary>What <c>commit:</c> may say: a hash, or a branch or tag by git's own rules for names.</summary>
internal static class CommitName
{
    private const int ShortestHash = 7;
    private const int Sha1 = 40;
    private const int Sha256 = 64;

    /// <summary>The name, hashes in lower case.</summary>
    /// <exception cref="GitException">It is no name; it could mean something else to git.</exception>
    public static string Of(string commit)
    {
        string name = commit.Trim();
        bool isName = name.Length > 0 && name[0] is not ('-' or '/' or '.')
            && !name.Any(letter => letter <= ' ' || letter == '\u007F' || letter is '~' or '^' or ':' or '?' or '*' or '[' or '\\' or '+')
            && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal) && name != "@";
        if (!isName)
            throw new GitException("commit-missing", $"'{name}' is no commit; write a commit's hash, or a branch's or tag's name");
        return IsHash(name) ? name.ToLowerInvariant() : name;
    }

    /// <summary>Whether it is a commit's hash, whole or abbreviated.</summary>
    public static bool IsHash(string name) => name.Length is >= ShortestHash and <= Sha256 && name.All(char.IsAsciiHexDigit);

    /// <summary>Whether it is a commit's whole hash.</summary>
    public static bool IsWhole(string name) => name.Length is Sha1 or Sha256 && IsHash(name);
}
