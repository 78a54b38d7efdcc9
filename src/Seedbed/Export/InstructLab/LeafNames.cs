using System.Security.Cryptography;
using System.Text;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// What leaves are called in files: their path joined by <c>_</c>, as InstructLab does. Where that would give two leaves of
/// a run the same file, or a file systems can't have, a hash of the path tells them apart.
/// </summary>
internal static class LeafNames
{
    // With what stands around it a name has to fit 255 bytes.
    private const int MostBytes = 180;
    private const string Forbidden = "<>:\"|?*\\";

    /// <summary>The names by leaf.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<string> leaves)
    {
        // Names that differ in case alone would be one file on Windows and macOS.
        var users = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in leaves.SelectMany(leaf => Files(Plain(leaf))))
            users[file] = users.GetValueOrDefault(file) + 1;
        return leaves.ToDictionary(leaf => leaf, leaf => NameOf(leaf, users), StringComparer.Ordinal);
    }

    /// <summary>All files that a leaf of this name may have.</summary>
    private static string[] Files(string name) =>
        [$"{name}.jsonl", $"{name}_p07.jsonl", $"{name}_p10.jsonl", $"mmlubench_{name}.jsonl", $"{name}_task.yaml"];

    private static string NameOf(string leaf, Dictionary<string, int> users)
    {
        string plain = Plain(leaf);
        if (Clean(plain) == plain && Encoding.UTF8.GetByteCount(plain) <= MostBytes && Array.TrueForAll(Files(plain), file => users[file] == 1))
            return plain;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(leaf)))[..8];
        return $"{Cut(Clean(plain))}~{hash}";
    }

    private static string Plain(string leaf) => leaf.Replace('/', '_');

    private static string Clean(string name) =>
        string.Concat(name.Select(letter => char.IsControl(letter) || Forbidden.Contains(letter) ? '-' : letter));

    private static string Cut(string name)
    {
        var kept = new StringBuilder();
        int bytes = 0;
        foreach (Rune letter in name.EnumerateRunes())
        {
            bytes += letter.Utf8SequenceLength;
            if (bytes > MostBytes)
                break;
            kept.Append(letter);
        }

        return kept.ToString();
    }
}
