namespace Seedbed.Taxonomies.Qna;

/// <summary>The folders that hold a taxonomy, and where in one a file lies.</summary>
public static class TaxonomyFolders
{
    /// <summary>The folder of skills.</summary>
    public const string Skills = "compositional_skills";

    /// <summary>The folder of knowledge.</summary>
    public const string Knowledge = "knowledge";

    /// <summary>The name of a leaf's file.</summary>
    public const string FileName = "qna.yaml";

    /// <summary>
    /// A file's path from the last folder of its path that is a taxonomy's, with <c>/</c>; the whole path of a file that
    /// lies in none.
    /// </summary>
    public static string Within(string path)
    {
        string full = Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/');
        string[] parts = full.Split('/');
        int first = Array.FindLastIndex(parts, IsTaxonomy);
        return first < 0 ? full : string.Join('/', parts[first..]);
    }

    /// <summary>Whether a folder of this name holds a taxonomy.</summary>
    public static bool IsTaxonomy(string name) => name is Skills or Knowledge;
}
