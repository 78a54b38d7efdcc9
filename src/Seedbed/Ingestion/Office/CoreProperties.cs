using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>What a package says of itself.</summary>
/// <param name="Title">Its title; null when it has none, or one that a program made up.</param>
/// <param name="Language">Its language as a BCP 47 tag.</param>
internal sealed record CoreProperties(string? Title, string? Language)
{
    private static readonly string[] MadeUp = ["Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - "];

    public static CoreProperties Of(Package package, PartLinks links)
    {
        string? title = null, language = null;
        using XmlPart? xml = XmlPart.Open(package, links.First("core-properties") ?? "docProps/core.xml");
        while (xml is not null && xml.Next())
        {
            if (xml is { IsStart: true, Name: "title" })
                title = xml.Text(1000);
            else if (xml is { IsStart: true, Name: "language" })
                language = xml.Text(100).Trim();
        }

        return new(Own(title), string.IsNullOrEmpty(language) ? null : language);
    }

    private static string? Own(string? title)
    {
        string said = title?.Trim() ?? "";
        foreach (string prefix in MadeUp)
        {
            if (said.StartsWith(prefix, StringComparison.Ordinal))
                said = said[prefix.Length..];
        }

        return said.Length == 0 || said is "PowerPoint Presentation" or "PowerPoint-Präsentation" or "Présentation PowerPoint" ? null : said;
    }
}
