using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class MarkdownReaderTests : ReaderConformance
{
    protected override DocumentReader Reader { get; } = new MarkdownReader();

    protected override byte[] Good { get; } = Encoding.UTF8.GetBytes("""
        ---
        title: "The Guide" # own
        lang: en
        ---
        # Intro {#intro}

        Some *emph*, **strong `code`** and <kbd>Ctrl</kbd>.

        1. First
           more

           Second
        2. Next
           - nested

        Apple
        :   A fruit.

        | Name | Type |
        | ---- | ---- |
        | `a`  | x \| y |

        <table><tr><th>H</th><th>I</th></tr><tr><td>1</td><td>2</td></tr></table>

        > [!NOTE]
        > Watch out.

        ```sh
        run  --it
        ```
        """);

    [Fact]
    public async Task Structure_is_kept()
    {
        using var folder = new DocumentFolder().With("guide.md", Good);
        Document document = await folder.ReadOneAsync();
        document.Title.ShouldBe("The Guide");
        document.Language.ShouldBe("en");
        document.Lines().ShouldBe([
            "Heading1: Intro", "Paragraph: Some emph, strong code and Ctrl.", "ListItem1#1: First more", "Paragraph1: Second", "ListItem1#2: Next", "ListItem2: nested",
            "Term1: Apple", "Definition1: A fruit.", "Table: Name | Type\na | x | y", "Table: H | I\n1 | 2", "Paragraph: Note", "Paragraph: Watch out.", "Code: run  --it"]);
        Table table = document.Blocks.First(block => block.Table is not null).Table!;
        table.Header.ShouldBe(["Name", "Type"]);
        table.Rows[0].Select(cell => cell.Of(document.Text)).ShouldBe(["a", "x | y"]);
        document.Text.ShouldContain("1. First more\n\nSecond\n\n2. Next\n  - nested\n\nApple\nA fruit.");
    }

    [Theory]
    [InlineData("> ", 100_000)]
    [InlineData("- ", 20_000)]
    [InlineData("*a ", 100_000)]
    [InlineData("[a](", 100_000)]
    [InlineData("![a](b", 100_000)]
    public async Task Markdown_nested_without_end_is_rejected(string piece, int times)
    {
        using var folder = new DocumentFolder().With("deep.md", string.Concat(Enumerable.Repeat(piece, times)) + "x");
        (await folder.RejectOneAsync()).Reason.ShouldBe("too-deep");
    }
}
