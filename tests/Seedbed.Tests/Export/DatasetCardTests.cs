using AngleSharp.Html.Parser;
using Markdig;
using Seedbed.Export;
using Seedbed.Tests.Doubles;
using YamlDotNet.RepresentationModel;

namespace Seedbed.Tests.Export;

public sealed class DatasetCardTests : IDisposable
{
    private const string Hostile = "a: \"b\" \\ # 😀 | `c` <img src=x onerror=alert(1)> ![i](http://e.example/x) www.e.example @all\n---\n# big";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_front_matter_is_yaml_whatever_the_recipe_is_called()
    {
        string card = await CardAsync();
        string[] parts = card.Split("---\n", 3);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(parts[1]));
        var front = (YamlMappingNode)yaml.Documents[0].RootNode;
        front["pretty_name"].ToString().ShouldBe(Hostile.Replace('\n', ' '));
        front["license"].ToString().ShouldBe("other");
        ((YamlSequenceNode)front["language"])[0].ToString().ShouldBe("no");
        ((YamlSequenceNode)front["tags"])[0].ToString().ShouldBe("synthetic");
        front["configs"][0]["data_files"][0]["path"].ToString().ShouldBe("train.jsonl");
    }

    [Fact]
    public async Task Hostile_names_titles_and_answers_stay_text()
    {
        string card = await CardAsync();
        MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseAutoLinks().Build();
        string html = Markdig.Markdown.ToHtml(card, pipeline);
        using var page = new HtmlParser().ParseDocument(html);
        page.QuerySelectorAll("img, script, a").ShouldBeEmpty();
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("thead th").Length).ShouldBe([4, 3, 5, 4]);
        page.QuerySelectorAll("tr").ShouldAllBe(row => row.ChildElementCount == row.ParentElement!.ParentElement!.QuerySelectorAll("thead th").Length);
    }

    [Theory]
    [InlineData("English", "en")]
    [InlineData("de-AT", "de")]
    [InlineData("Klingon of the north", null)]
    [InlineData("", null)]
    public void Languages_are_told_as_the_hub_wants_them(string name, string? tag) => LanguageTag.Of(name).ShouldBe(tag);

    private async Task<string> CardAsync()
    {
        string value = Json.Of(Hostile).GetRawText();
        await DatasetExport.RunAsync(new()
        {
            Dataset = _folder.Write("dataset.jsonl", $"{{\"id\":{value},\"question\":{value},\"answer\":\"```\\n</code><script>\",{value}:1}}"),
            Folder = _folder["out"],
            Exporter = ExportFormats.BuiltIn.Find("messages"),
            Facts = SomeDataset.Facts with
            {
                Recipe = Hostile,
                Summary = Hostile,
                Language = "Norwegian",
                Seed = Hostile,
                Inputs = [new(Hostile, Hostile, "00", 1)],
                Models = [new(Hostile, "teacher")],
                Versions = [new(Hostile, Hostile)],
                Steps = [new(Hostile, "x", 1, 0, 0, new Dictionary<string, long> { [Hostile] = 1 })],
            },
        });
        return File.ReadAllText(_folder["out/README.md"]);
    }
}
