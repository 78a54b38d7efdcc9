namespace Seedbed.Ingestion.Web;

/// <summary>What type of file a page is: by the media type that it is served as, else by its name, else by its first bytes.</summary>
internal static class WebTypes
{
    // The first is given to a page whose name ends in none of them.
    private static readonly Dictionary<string, string[]> Served = new(StringComparer.Ordinal)
    {
        ["text/html"] = [".html", ".htm", ".xhtml", ".xht"],
        ["application/xhtml+xml"] = [".xhtml", ".html", ".htm", ".xht"],
        ["text/markdown"] = [".md", ".markdown", ".mdown", ".mkd", ".mdx"],
        ["text/x-markdown"] = [".md", ".markdown", ".mdown", ".mkd", ".mdx"],
        ["text/x-rst"] = [".rst", ".rest"],
        ["text/prs.fallenstein.rst"] = [".rst", ".rest"],
        ["text/asciidoc"] = [".adoc", ".asciidoc"],
        ["text/x-asciidoc"] = [".adoc", ".asciidoc"],
        ["text/x-tex"] = [".tex"],
        ["application/x-tex"] = [".tex"],
        ["application/x-latex"] = [".tex"],
        ["application/pdf"] = [".pdf"],
        ["application/x-pdf"] = [".pdf"],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = [".docx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = [".pptx", ".ppsx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.slideshow"] = [".ppsx"],
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = [".xlsx"],
        ["application/vnd.ms-word.document.macroenabled.12"] = [".docm"],
        ["application/vnd.ms-powerpoint.presentation.macroenabled.12"] = [".pptm"],
        ["application/vnd.ms-excel.sheet.macroenabled.12"] = [".xlsm"],
        ["application/epub+zip"] = [".epub"],
        ["text/csv"] = [".csv"],
        ["text/tab-separated-values"] = [".tsv"],
        ["application/json"] = [".json", ".jsonl", ".ndjson"],
        ["text/json"] = [".json", ".jsonl", ".ndjson"],
        ["application/jsonl"] = [".jsonl", ".ndjson"],
        ["application/x-jsonlines"] = [".jsonl", ".ndjson"],
        ["application/x-ndjson"] = [".ndjson", ".jsonl"],
        ["application/x-tar"] = [".tar"],
        ["image/png"] = [".png"],
        ["image/jpeg"] = [".jpg", ".jpeg"],
        ["image/jpg"] = [".jpg", ".jpeg"],
        ["image/tiff"] = [".tif", ".tiff"],
    };

    // Types that say nothing of what is in the file.
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal)
    {
        "", "application/octet-stream", "binary/octet-stream", "application/binary", "application/download", "application/force-download",
        "application/x-download", "application/x-unknown", "unknown/unknown", "application/unknown",
        "application/zip", "application/x-zip", "application/x-zip-compressed", "application/gzip", "application/x-gzip", "application/x-gtar", "application/x-compressed-tar",
        "application/xml", "text/xml",
    };

    private static readonly string[] Packed = [".zip", ".tar", ".tar.gz", ".tgz", ".epub"];

    /// <summary>
    /// The ending that says it all without a look at the bytes; empty where a look is needed.
    /// </summary>
    /// <param name="media">The media type that it is served as, in lower case; empty when none was named.</param>
    /// <param name="ending">What its name ends in.</param>
    /// <param name="known">The endings of what is read.</param>
    /// <exception cref="WebFaultException">It is served as something that isn't read.</exception>
    public static string Of(string media, string ending, IReadOnlyCollection<string> known)
    {
        if (Served.TryGetValue(media, out string[]? endings))
            return Array.Find(endings, known.Contains) is null ? throw Unread(media) : endings.Contains(ending) ? ending : Array.Find(endings, known.Contains)!;
        if (Vague.Contains(media))
            return known.Contains(ending) ? ending : "";
        if (media.StartsWith("text/", StringComparison.Ordinal))
            return known.Contains(ending) && !IsBinary(ending) ? ending : media is "text/plain" ? ".txt" : throw Unread(media);
        return known.Contains(ending) ? ending : throw Unread(media);
    }

    /// <summary>What the bytes show, where they show it plainly; else what <see cref="Of(string, string, IReadOnlyCollection{string})"/> gave.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="tail">The last bytes, where a zip file lists its entries.</param>
    /// <param name="ending">What it was taken for; empty where that is not known.</param>
    public static string Seen(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string ending)
    {
        // A packed tar that the server unpacked on its way.
        if (ending is ".tar.gz" or ".tgz" && !head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return ".tar";
        if (ending is not ("" or ".txt" or ".html"))
            return ending;
        string seen = Magic(head, tail) ?? ending;
        // Source text of a page that is shown as plain text is meant to be read as that.
        return seen == ".html" ? ending.Length == 0 ? seen : ending : seen;
    }

    private static string? Magic(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) => head switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => ".pdf",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ".png",
        [0xFF, 0xD8, 0xFF, ..] => ".jpg",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => ".tif",
        [(byte)'P', (byte)'K', 3, 4, ..] => Zip(head, tail),
        [0x1F, 0x8B, ..] => ".tgz",
        _ => IsHtml(head) ? ".html" : null,
    };

    private static string Zip(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.IndexOf("mimetypeapplication/epub+zip"u8) >= 0)
            return ".epub";
        if (tail.IndexOf("word/document.xml"u8) >= 0)
            return ".docx";
        if (tail.IndexOf("ppt/presentation.xml"u8) >= 0)
            return ".pptx";
        return tail.IndexOf("xl/workbook.xml"u8) >= 0 ? ".xlsx" : ".zip";
    }

    private static bool IsHtml(ReadOnlySpan<byte> head)
    {
        string start = System.Text.Encoding.Latin1.GetString(head[..Math.Min(head.Length, 1024)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && start.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsBinary(string ending) =>
        Packed.Contains(ending) || ending is ".pdf" or ".png" or ".jpg" or ".jpeg" or ".tif" or ".tiff"
        || ending.StartsWith(".doc", StringComparison.Ordinal) || ending.StartsWith(".ppt", StringComparison.Ordinal) || ending.StartsWith(".xls", StringComparison.Ordinal);

    private static WebFaultException Unread(string media) =>
        new("unknown-type", $"is served as {(media.Length > 80 ? media[..80] : media)}, which is not read; leave it out, or download what it shows in another form.");
}
