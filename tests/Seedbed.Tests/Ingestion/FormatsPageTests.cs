using System.Text.RegularExpressions;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed partial class FormatsPageTests
{
    [Fact]
    public async Task The_page_of_formats_shows_every_document_of_its_folder_as_it_comes_out()
    {
        string page = await File.ReadAllTextAsync(SourceTree.In("docs", "formats.md"));
        var endings = new HashSet<string>(StringComparer.Ordinal);
        var source = new DocumentSource([SourceTree.In("examples", "formats")], new SourceOptions { TextColumn = "text", Exclude = ["README.md", "make.py"] });
        await foreach (DocumentOutcome outcome in source.ReadAsync())
        {
            Document document = outcome.Document.ShouldNotBeNull(outcome.Reject?.Detail);
            endings.Add(Path.GetExtension(document.Path.Split('!', '#')[0]));
            int heading = page.IndexOf($"`{document.Path}`\n", StringComparison.Ordinal);
            heading.ShouldBeGreaterThan(0, $"docs/formats.md has no place for {document.Path}");
            Match block = Block().Match(page, heading);
            page = page[..block.Groups[1].Index] + Shown(document) + page[(block.Groups[1].Index + block.Groups[1].Length)..];
        }

        endings.Count.ShouldBeGreaterThanOrEqualTo(14);
        Approve.Text(page, Path.Combine("..", "..", "..", "docs", "formats.md"));
    }

    private static string Shown(Document document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DocumentWriter(text, DocumentFormat.Markdown).Write(document);
        return text.ToString();
    }

    [GeneratedRegex("`````markdown\n(.*?)`````\n", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
