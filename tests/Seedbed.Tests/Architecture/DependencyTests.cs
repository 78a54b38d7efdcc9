using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seedbed.Tests.Library;

namespace Seedbed.Tests.Architecture;

/// <summary>Holds the direction in which the library's folders depend on each other (ARCHITECTURE.md), method bodies included.</summary>
[Trait("Category", "Slow")]
public sealed class DependencyTests
{
    // A folder may use the folders of the levels above it in this list, and itself.
    private static readonly string[][] Levels =
    [
        [""],
        ["Tokens", "Yaml", "Similarity", "Telemetry", "RowFiles"],
        ["Ingestion", "Taxonomies", "Chunking", "Models", "Grounding", "Export", "Reports"],
        ["Steps"],
        ["Configuration", "Recipes"],
        ["Runs"],
    ];

    // Sideways, each with its reason.
    private static readonly (string From, string To)[] Agreed =
    [
        ("Reports", "Export"), // The report shows the facts that dataset cards state, and reads datasets with their reader.
    ];

    [Fact]
    public void Folders_depend_on_each_other_in_one_direction()
    {
        IReadOnlyList<SourceFile> files = SourceFile.Of("Seedbed");

        files.Select(file => file.Folder).Distinct().Except(Levels.SelectMany(level => level)).ShouldBeEmpty("a folder without a level");
        Uses(files).Where(use => !IsAllowed(use.File.Folder, use.Folder))
            .Select(use => $"{use.File.Path} uses {use.Type} of {use.Folder}/")
            .Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_use_is_seen_whether_by_using_qualified_or_inferred()
    {
        var tree = CSharpSyntaxTree.ParseText(
            "namespace Seedbed.Runs { public class Engine { public static Engine Start() => new(); public int Speed => 1; } }\n"
            + "namespace Seedbed.Tokens { class A { int B() { var engine = Runs.Engine.Start(); return engine.Speed; } } }",
            new CSharpParseOptions(LanguageVersion.Preview));
        SourceFile file = new("Tokens/A.cs", tree);

        Uses([file]).Select(use => use.Folder).Where(folder => folder == "Runs").ShouldNotBeEmpty();
        IsAllowed("Tokens", "Runs").ShouldBeFalse();
    }

    private static bool IsAllowed(string from, string to) =>
        from == to || LevelOf(to) < LevelOf(from) || Agreed.Contains((from, to));

    private static int LevelOf(string folder) => Array.FindIndex(Levels, level => level.Contains(folder));

    private static List<(SourceFile File, string Folder, string Type)> Uses(IReadOnlyList<SourceFile> files)
    {
        SyntaxTree implicitUsings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;",
            new CSharpParseOptions(LanguageVersion.Preview));
        var compilation = CSharpCompilation.Create(
            "Seedbed",
            [implicitUsings, .. files.Select(file => file.Tree)],
            SnippetProgram.References(without: name => name.StartsWith("Seedbed", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. files.AsParallel().SelectMany(file => Uses(file, compilation))];
    }

    private static IEnumerable<(SourceFile File, string Folder, string Type)> Uses(SourceFile file, CSharpCompilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(file.Tree);
        foreach (SimpleNameSyntax name in file.Tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            SymbolInfo found = model.GetSymbolInfo(name);
            ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
            if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType) is { } type && FolderOf(type) is { } folder)
                yield return (file, folder, type.Name);
        }
    }

    /// <summary>The top folder that a type of the library lies in; null for others' types.</summary>
    private static string? FolderOf(INamedTypeSymbol type)
    {
        string name = type.ContainingNamespace?.ToDisplayString() ?? "";
        return name == "Seedbed" ? "" : name.StartsWith("Seedbed.", StringComparison.Ordinal) ? name.Split('.')[1] : null;
    }
}
