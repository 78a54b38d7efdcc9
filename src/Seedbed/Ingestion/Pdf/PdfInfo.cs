using System.Globalization;

namespace Seedbed.Ingestion.Pdf;

/// <summary>What <c>pdfinfo</c> says of a file.</summary>
/// <param name="Title">Its title, unless that is only a file's name.</param>
/// <param name="NeedsPassword">It can't be opened without a password.</param>
/// <param name="Pages">How many pages it has; 0 when that isn't known.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record PdfInfo(string? Title, bool NeedsPassword, int Pages, string? Fault)
{
    /// <summary>Reads the program's lines.</summary>
    public static PdfInfo Parse(IEnumerable<string> lines)
    {
        string? title = null;
        int pages = 0;
        foreach (string line in lines)
        {
            if (line.StartsWith("Title:", StringComparison.Ordinal))
                title ??= Usable(line["Title:".Length..].Trim());
            else if (line.StartsWith("Pages:", StringComparison.Ordinal) && pages == 0)
                _ = int.TryParse(line.AsSpan("Pages:".Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out pages);
        }

        return new(title, false, pages, null);
    }

    private static string? Usable(string title)
    {
        bool isFile = title.Length < 3 || title.StartsWith("Microsoft Word - ", StringComparison.OrdinalIgnoreCase)
            || title.Equals("untitled", StringComparison.OrdinalIgnoreCase)
            || Path.GetExtension(title).ToLowerInvariant() is ".doc" or ".docx" or ".dvi" or ".tex" or ".indd" or ".pdf" or ".qxd" or ".ps" or ".odt" or ".rtf" or ".ppt" or ".pptx";
        return isFile ? null : title;
    }
}
