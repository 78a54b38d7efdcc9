using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Opens the package of an office file, and turns all that can be wrong with it into a reason.</summary>
internal static class OfficeFile
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a file by <paramref name="read"/>, which gets the package, its own links and the name of its main part.</summary>
    /// <param name="content">The file.</param>
    /// <param name="type">How it is called in sentences: DOCX.</param>
    /// <param name="main">Where the main part lies when the package does not say: <c>word/document.xml</c>.</param>
    /// <param name="read">The reader of its type.</param>
    /// <param name="cancellationToken">Stops it between blocks of bytes.</param>
    public static ReadOutcome Read(
        SourceContent content, string type, string main, Func<Package, PartLinks, string, DocumentBody> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            CheckMagic(content.Bytes.Span, type);
            var package = Package.Open(content.Bytes, cancellationToken: cancellationToken);
            PartLinks links = PartLinks.Of(package, "");
            string part = links.First("officeDocument") ?? main;
            CheckMain(package, part, type, main);
            return ReadOutcome.Of(read(package, links, part));
        }
        catch (PackageException fault)
        {
            return ReadOutcome.Fault(fault.Reason, $"{content.File.Path} {fault.Message}");
        }
    }

    private static void CheckMagic(ReadOnlySpan<byte> bytes, string type)
    {
        if (bytes.StartsWith(Compound))
            throw OfCompound(bytes, type);
        if (bytes.StartsWith("%PDF-"u8))
            throw new PackageException("damaged", $"is no {type} but a PDF; rename it to .pdf.");
        if (bytes.StartsWith("{\\rtf"u8))
            throw new PackageException("old-format", $"is no {type} but rich text; save it as .docx from its program.");
        if (bytes.IndexOf("PK"u8) != 0 && bytes.IndexOf("PK\u0003\u0004"u8) < 0)
            throw new PackageException("damaged", $"is no {type}, since it isn't the zip file that one is; fetch or export it anew.");
    }

    private static PackageException OfCompound(ReadOnlySpan<byte> bytes, string type)
    {
        if (Has(bytes, "EncryptedPackage"))
            return new("encrypted", "is encrypted; save a copy without its password.");
        (string old, string now) = Has(bytes, "WordDocument") ? (".doc", "docx")
            : Has(bytes, "PowerPoint Document") ? (".ppt", "pptx")
            : Has(bytes, "Workbook") || Has(bytes, "Book") ? (".xls", "xlsx") : ("", "");
        return old.Length == 0
            ? PackageException.Damaged($"it is no {type} but a compound file of another kind")
            : new("old-format", $"is in the old format {old}; save it as .{now}, for example by soffice --headless --convert-to {now}.");
    }

    /// <summary>Names within a compound file are UTF-16.</summary>
    private static bool Has(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(System.Text.Encoding.Unicode.GetBytes(name)) >= 0;

    private static void CheckMain(Package package, string part, string type, string main)
    {
        if (package.Find(part) is null)
        {
            throw PackageException.Damaged(package.Find("mimetype") is null
                ? $"it is no {type}, since it has no part {CleanText.Line(part.Length > 80 ? part[..80] : part)}" : $"it is no {type} but an OpenDocument or EPUB file");
        }

        string folder = main[..(main.IndexOf('/', StringComparison.Ordinal) + 1)];
        foreach ((string known, string name) in new[] { ("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx") })
        {
            if (known != folder && part.StartsWith(known, StringComparison.OrdinalIgnoreCase))
                throw new PackageException("damaged", $"is no {type} but a file of another program; rename it to .{name}.");
        }
    }
}
