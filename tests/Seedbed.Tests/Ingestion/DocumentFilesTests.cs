using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class DocumentFilesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(DocumentFormat.Markdown, "a/b.html.md")]
    [InlineData(DocumentFormat.Text, "a/b.html.txt")]
    [InlineData(DocumentFormat.Json, "a/b.html.json")]
    public void A_document_keeps_its_path_and_gets_the_formats_ending(DocumentFormat format, string expected)
    {
        new DocumentFiles(_temp["out"], format).Write(Named("a/b.html")).ShouldBe(expected);
        File.ReadAllText(_temp["out/" + expected]).ShouldNotBeEmpty();
        Directory.EnumerateFiles(_temp["out"], "*.partial", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_documents_share_a_file()
    {
        var files = new DocumentFiles(_temp["out"], DocumentFormat.Markdown);
        string[] paths = ["a.txt", "A.txt", "x\ny.txt", "x_y.txt", "b.md", "b.md.md/c.txt", "d.txt.md/e.txt", "d.txt", "z.zip!/q.md", "z.csv#2", new string('n', 250) + "1.md", new string('n', 250) + "2.md"];
        string[] written = [.. paths.Select(path => files.Write(Named(path)))];

        written.Select(name => name.ToUpperInvariant()).Distinct().Count().ShouldBe(paths.Length);
        written[..8].ShouldBe(["a.txt.md", "A.txt~2.md", "x_y.txt.md", "x_y.txt~2.md", "b.md.md", "b.md.md~2/c.txt.md", "d.txt.md/e.txt.md", "d.txt~2.md"]);
        written.ShouldAllBe(name => File.Exists(_temp["out/" + name]));
    }

    [Theory]
    [InlineData("../../up.md")]
    [InlineData("/etc/passwd.md")]
    [InlineData("a/../../b.md")]
    [InlineData("..\\..\\w.md")]
    [InlineData("")]
    public void Nothing_is_written_outside_the_folder(string path)
    {
        string name = new DocumentFiles(_temp["out"], DocumentFormat.Text).Write(Named(path));
        Path.GetFullPath(_temp["out/" + name]).ShouldStartWith(_temp["out"] + Path.DirectorySeparatorChar);
        File.Exists(_temp["out/" + name]).ShouldBeTrue();
    }

    [Fact]
    public void A_folder_that_can_not_be_made_is_the_users_mistake()
    {
        _temp.Write("out", "a file");
        Should.Throw<SeedbedException>(() => new DocumentFiles(_temp["out"], DocumentFormat.Text).Write(Named("a.md"))).Message.ShouldContain("a.md");
    }

    private static Document Named(string path)
    {
        var builder = new DocumentBuilder();
        builder.Paragraph("Text");
        DocumentBody body = builder.Build();
        return new() { Path = path, Title = "T", MediaType = "text/plain", Bytes = 4, Sha256 = new string('0', 64), Text = body.Text, Blocks = body.Blocks };
    }
}
