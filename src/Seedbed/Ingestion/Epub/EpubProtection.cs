using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Epub;

/// <summary>Whether a book's content is encrypted. Fonts that are only made useless outside the book don't count.</summary>
internal static class EpubProtection
{
    private static readonly string[] FontEndings = [".ttf", ".otf", ".woff", ".woff2", ".ttc"];

    /// <summary>Looks into <c>META-INF/encryption.xml</c>.</summary>
    public static bool IsOn(Package package)
    {
        using XmlPart? xml = XmlPart.Open(package, "META-INF/encryption.xml");
        bool isFontMethod = false;
        while (xml is not null && xml.Next())
        {
            if (!xml.IsStart)
                continue;
            if (xml.Name == "EncryptionMethod")
                isFontMethod = xml["Algorithm"] is "http://www.idpf.org/2008/embedding" or "http://ns.adobe.com/pdf/enc#RC";
            else if (xml.Name == "CipherReference" && !isFontMethod && !Array.Exists(FontEndings, ending => (xml["URI"] ?? "").EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
