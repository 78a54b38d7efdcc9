using Seedbed.RowFiles;

namespace Seedbed.Ingestion;

/// <summary>Says why a file of a type that isn't read is passed over.</summary>
internal static class UnknownType
{
    /// <summary>The reject's reason.</summary>
    public const string Reason = "unknown-type";

    // Old formats, and those of other programs, with what to save them as.
    private static readonly Dictionary<string, string> Newer = new(StringComparer.Ordinal)
    {
        [".doc"] = ".docx",
        [".odt"] = ".docx",
        [".rtf"] = ".docx",
        [".wpd"] = ".docx",
        [".ppt"] = ".pptx",
        [".odp"] = ".pptx",
        [".xls"] = ".xlsx",
        [".ods"] = ".xlsx",
    };

    /// <summary>One sentence on a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="endings">Those that are read.</param>
    public static string Detail(SourceFile file, IReadOnlyCollection<string> endings)
    {
        if (RecordReaders.Endings.Contains(file.Ending) && !endings.Contains(RecordReaders.Endings[0]))
            return $"{file.Path} is passed over, since rows are no documents by themselves; name the column that holds their text with --text COLUMN.";
        string kind = file.Ending.Length == 0 ? "files without an ending" : $"'{file.Ending}' files";
        string mend = Newer.TryGetValue(file.Ending, out string? newer) && endings.Contains(newer)
            ? $"save it as {newer} (for example by soffice --headless --convert-to {newer[1..]})"
            : $"read are {string.Join(", ", endings.Order(StringComparer.Ordinal))}";
        return $"{file.Path} is passed over, since {kind} are not read; {mend}.";
    }
}
