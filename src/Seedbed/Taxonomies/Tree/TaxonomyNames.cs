namespace Seedbed.Taxonomies.Tree;

/// <summary>The names that make folders a taxonomy.</summary>
internal static class TaxonomyNames
{
    public const string File = "qna.yaml";
    public const string Attribution = "attribution.txt";
    public const string Skills = "compositional_skills";
    public const string Knowledge = "knowledge";

    /// <summary>InstructLab has no schema for these and never picks them up.</summary>
    public const string Foundational = "foundational_skills";

    public static readonly string[] Folders = [Skills, Knowledge, Foundational];

    /// <summary>Where a folder lies within a taxonomy: empty for a taxonomy's own folder; null when it is no part of one.</summary>
    public static string? Within(string folder) =>
        Array.Exists(Folders, name => Directory.Exists(Path.Combine(folder, name))) ? "" : LastIn(Path.GetFullPath(folder));

    /// <summary>A full path from the last part that is a taxonomy's folder on, with <c>/</c>; null when none is.</summary>
    public static string? LastIn(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        int at = Array.FindLastIndex(parts, part => Folders.Contains(part));
        return at < 0 ? null : string.Join('/', parts[at..]);
    }
}
