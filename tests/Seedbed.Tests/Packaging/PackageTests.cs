using System.IO.Compression;
using System.Xml.Linq;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Packaging;

/// <summary>What `dotnet pack` makes: the library, and the command as a .NET tool.</summary>
[Trait("Category", "Slow")]
public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    [Theory]
    [InlineData("Seedbed")]
    [InlineData("Seedbed.Tool")]
    public void A_package_carries_its_licence_its_notices_and_the_readme(string id)
    {
        using ZipArchive package = packages.Open(id);
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];
        XElement[] metadata = [.. Nuspec(package, id).Descendants()];

        files.ShouldContain("THIRD-PARTY-NOTICES.md");
        Value(metadata, "license").ShouldBe("Apache-2.0");
        Value(metadata, "description").ShouldNotBeNullOrEmpty();
        if (File.Exists(SourceTree.In("README.md")))
        {
            files.ShouldContain("README.md");
            Value(metadata, "readme").ShouldBe("README.md");
        }
    }

    [Fact]
    public void The_library_comes_with_its_documentation_and_no_more_than_it_uses()
    {
        using ZipArchive package = packages.Open("Seedbed");
        string[] lib = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal))];
        string[] dependencies = [.. Nuspec(package, "Seedbed").Descendants().Where(node => node.Name.LocalName == "dependency").Select(node => node.Attribute("id")!.Value)];

        lib.ShouldBe(["lib/net10.0/Seedbed.dll", "lib/net10.0/Seedbed.xml"], ignoreOrder: true);
        dependencies.ShouldContain("Microsoft.Extensions.AI.Abstractions");
        dependencies.ShouldNotContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        dependencies.ShouldNotContain("Spectre.Console");
    }

    [Fact]
    public async Task The_installed_tool_grows_a_dataset()
    {
        string home = packages.In("home");
        string seedbed = await InstallAsync(home);
        string docs = Path.Combine(home, "docs");
        Directory.CreateDirectory(docs);
        File.Copy(SourceTree.In("examples", "handbook", "glossary.md"), Path.Combine(docs, "glossary.md"));

        ChildProcess help = (await ChildProcess.RunAsync(seedbed, home, ["--help"])).Successful();
        ChildProcess recipes = (await ChildProcess.RunAsync(seedbed, home, ["recipes"])).Successful();
        (await ChildProcess.RunAsync(seedbed, home, ["generate", "docs", "--out", "run"])).Successful();

        help.Output.ShouldContain("generate");
        recipes.Output.ShouldContain("qa-extractive");
        string[] rows = File.ReadAllLines(Path.Combine(home, "run", "dataset.jsonl"));
        rows.Length.ShouldBeGreaterThan(3);
        rows.ShouldAllBe(row => row.Contains("\"question\":") && row.Contains("\"answer\":") && row.Contains("\"document\":\"glossary.md\""));
    }

    /// <summary>Installs the tool as a user would, with the folder of packages as the only source.</summary>
    private async Task<string> InstallAsync(string home)
    {
        Directory.CreateDirectory(home);
        string settings = Path.Combine(home, "NuGet.config");
        await File.WriteAllTextAsync(settings,
            $"<configuration><packageSources><clear /><add key=\"here\" value=\"{packages.Feed}\" /></packageSources></configuration>");
        (await ChildProcess.RunAsync(
            ChildProcess.Dotnet,
            home,
            ["tool", "install", "Seedbed.Tool", "--version", Packages.Version, "--tool-path", "tools", "--configfile", settings],
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = packages.In("cache") })).Successful();
        return Path.Combine(home, "tools", OperatingSystem.IsWindows() ? "seedbed.exe" : "seedbed");
    }

    private static XDocument Nuspec(ZipArchive package, string id)
    {
        using Stream nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

    private static string? Value(XElement[] metadata, string name) => metadata.FirstOrDefault(node => node.Name.LocalName == name)?.Value;
}
