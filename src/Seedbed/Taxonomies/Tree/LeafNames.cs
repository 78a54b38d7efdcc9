using System.Security.Cryptography;
using System.Text;

namespace Seedbed.Taxonomies.Tree;

/// <summary>
/// What files of leaves are called. InstructLab joins a leaf's path by <c>_</c>, so that <c>a_b/c</c> and <c>a/b_c</c> write
/// the same file; here each such leaf gets a hash of its path, and names that file systems can't take are cut.
/// </summary>
internal sealed class LeafNames
{
    // File systems take 255 bytes; prefixes, suffixes and endings have to fit too.
    private const int LongestName = 160;
    private const int KeptOfLongName = 40;

    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    public LeafNames(IEnumerable<string> paths)
    {
        var notices = new List<TaxonomyNotice>();
        // Names that differ in case alone are one file on Windows and macOS.
        foreach (IGrouping<string, string> same in paths.GroupBy(Joined, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            _shared.UnionWith(same);
            notices.Add(new(same.First(), TaxonomyNotice.SameName, $"{string.Join(" and ", same)} have the same name when joined by _ ({same.Key}); all are kept, and their files' names end in a hash."));
        }

        Notices = notices;
    }

    /// <summary>The leaves whose names are the same.</summary>
    public IReadOnlyList<TaxonomyNotice> Notices { get; }

    public string Of(string path)
    {
        string name = Joined(path);
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
            return $"{string.Concat(name.EnumerateRunes().Take(KeptOfLongName))}-{Hash(path)}";
        return _shared.Contains(path) ? $"{name}-{Hash(path)}" : name;
    }

    private static string Joined(string path) => path.Replace('/', '_');

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8];
}
