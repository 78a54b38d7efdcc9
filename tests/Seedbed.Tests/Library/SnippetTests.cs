using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Library;

/// <summary>The C# that people read first compiles and does what its page says.</summary>
[Trait("Category", "Slow")]
public sealed class SnippetTests
{
    private static readonly string[] Pages = ["README.md", "docs/library.md"];

    [Fact]
    public async Task Every_block_of_CSharp_in_the_documentation_compiles_and_runs()
    {
        using var folder = new TempFolder();
        CopyHandbook(folder["docs"]);
        CopyHandbook(folder["examples/handbook"]);
        string program = folder["Snippets.dll"];
        IReadOnlyList<CodeBlock>[] pages = [.. Pages.Where(page => File.Exists(SourceTree.In(page)))
            .Select(page => CodeBlock.Of(SourceTree.In(page), page, "csharp"))];
        pages.Sum(page => page.Count).ShouldBeGreaterThan(5);

        SnippetProgram.Compile(pages, program);
        ChildProcess run = await ChildProcess.RunAsync(ChildProcess.Dotnet, folder.Path,
            ["exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "Seedbed.Samples.runtimeconfig.json"), program, AppContext.BaseDirectory]);

        run.Successful().Output.ShouldContain(" → ");
        File.ReadLines(Path.Combine(folder["run"], "dataset.jsonl")).ShouldNotBeEmpty();
        File.ReadAllText(Path.Combine(folder["run"], "exports", "flash-cards", "train.tsv")).ShouldContain("\t");
        run.Output.ShouldContain("Good day, Grace!");
    }

    // What no outside program has to read.
    private static void CopyHandbook(string folder)
    {
        string handbook = SourceTree.In("examples", "handbook");
        foreach (string file in Directory.EnumerateFiles(handbook, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(handbook, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
