namespace Seedbed.Ingestion.Pdf;

/// <summary>What <c>pdfinfo</c> says of a file.</summary>
/// <param name="Title">Its title, unless that is only a file's name.</param>
/// <param name="NeedsPassword">It can't be opened without a password.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record PdfInfo(string? Title, bool NeedsPassword, string? Fault)
{
    /// <summary>Reads the program's lines.</summary>
    public static PdfInfo Parse(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            if (line.StartsWith("Title:", StringComparison.Ordinal))
                return new(Usable(line["Title:".Length..].Trim()), false, null);
        }

        return new(null, false, null);
    }

    private static string? Usable(string title)
    {
        bool isFile = title.Length < 3 || title.StartsWith("Microsoft Word - ", StringComparison.OrdinalIgnoreCase)
            || title.Equals("untitled", StringComparison.OrdinalIgnoreCase)
            || Path.GetExtension(title).ToLowerInvariant() is ".doc" or ".docx" or ".dvi" or ".tex" or ".indd" or ".pdf" or ".qxd" or ".ps" or ".odt" or ".rtf" or ".ppt" or ".pptx";
        return isFile ? null : title;
    }
}
