using System.Text.Json;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class DocumentWriterTests
{
    private const string Source = "# Title 😀\n\nSome `code` and *words*.\n\n1. one\n\n| A | B |\n|--|--|\n| x \\| y | 2 |\n\n```\na ``` b\n```\n";

    [Fact]
    public async Task Markdown_shows_the_structure() =>
        (await WriteAsync(DocumentFormat.Markdown)).ShouldBe("# Title 😀\n\nSome `code` and *words*.\n\n1. one\n\n| A | B |\n| --- | --- |\n| x \\| y | 2 |\n\n````\na ``` b\n````\n");

    [Fact]
    public async Task Text_is_what_spans_count() =>
        (await WriteAsync(DocumentFormat.Text)).ShouldBe("Title 😀\n\nSome code and words.\n\n1. one\n\nA | B\nx | y | 2\n\na ``` b\n");

    [Fact]
    public async Task Json_counts_code_points()
    {
        JsonElement json = JsonDocument.Parse(await WriteAsync(DocumentFormat.Json)).RootElement;
        json.GetProperty("title").GetString().ShouldBe("Title 😀");
        json.GetProperty("blocks")[0].GetProperty("span").GetRawText().ShouldBe("[0,7]");
        json.GetProperty("blocks")[3].GetProperty("table").GetProperty("header")[1].GetString().ShouldBe("B");
    }

    private static async Task<string> WriteAsync(DocumentFormat format)
    {
        using var folder = new DocumentFolder().With("a.md", Source);
        var output = new StringWriter();
        new DocumentWriter(output, format).Write(await folder.ReadOneAsync());
        return output.ToString();
    }
}
