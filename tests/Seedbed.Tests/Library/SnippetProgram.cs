using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seedbed.Tests.Library;

/// <summary>
/// One program of all the C# of some pages. A page is read from its top: a block sees the usings, the types and the
/// variables of the blocks above it.
/// </summary>
internal static class SnippetProgram
{
    // What the SDK's implicit usings bring.
    private static readonly string[] Implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    /// <summary>Compiles the pages into a program whose one argument is the folder of the libraries.</summary>
    public static void Compile(IReadOnlyList<IReadOnlyList<CodeBlock>> pages, string path)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(Source(pages), Options, encoding: Encoding.UTF8)],
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(path);
        string[] faults = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Fault)];
        result.Success.ShouldBeTrue(string.Join('\n', faults));
    }

    /// <summary>All that the tests themselves refer to, the library among it.</summary>
    public static IReadOnlyList<MetadataReference> References(Func<string, bool>? without = null) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => without?.Invoke(Path.GetFileNameWithoutExtension(file)) != true)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private static string Source(IReadOnlyList<IReadOnlyList<CodeBlock>> pages)
    {
        var source = new StringBuilder();
        foreach (string name in Implicit)
            source.Append(CultureInfo.InvariantCulture, $"global using {name};\n");
        for (int page = 0; page < pages.Count; page++)
            AppendPage(source, page, pages[page]);
        return source.Append(Entry(pages.Count)).ToString();
    }

    private static void AppendPage(StringBuilder source, int page, IReadOnlyList<CodeBlock> blocks)
    {
        var usings = new SortedSet<string>(StringComparer.Ordinal);
        var statements = new StringBuilder();
        var types = new StringBuilder();
        foreach (CodeBlock block in blocks)
        {
            CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(block.Code, options: Options);
            usings.UnionWith(unit.Usings.Select(line => line.ToString()));
            statements.Append(CultureInfo.InvariantCulture, $"Console.WriteLine(\"{block.Page}({block.Line})\");\n");
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                int line = block.Line + unit.SyntaxTree.GetLineSpan(member.FullSpan).StartLinePosition.Line;
                (member is GlobalStatementSyntax ? statements : types)
                    .Append(CultureInfo.InvariantCulture, $"#line {line} \"{block.Page}\"\n{member.ToFullString()}\n#line default\n");
            }
        }

        source.Append(
            $$"""
            namespace Page{{page}}
            {
            {{string.Join('\n', usings)}}
            static class Snippets
            {
            public static async Task RunAsync()
            {
            await Task.Yield();
            {{statements}}
            }
            }
            {{types}}
            }

            """);
    }

    private static string Entry(int pages) =>
        $$"""
        static class Entry
        {
            static async Task Main(string[] args)
            {
                System.Runtime.Loader.AssemblyLoadContext.Default.Resolving += (context, name) =>
                    File.Exists(Path.Combine(args[0], name.Name + ".dll")) ? context.LoadFromAssemblyPath(Path.Combine(args[0], name.Name + ".dll")) : null;
        {{string.Join('\n', Enumerable.Range(0, pages).Select(page => $"        await Page{page}.Snippets.RunAsync();"))}}
            }
        }
        """;

    private static string Fault(Diagnostic diagnostic)
    {
        FileLinePositionSpan at = diagnostic.Location.GetMappedLineSpan();
        return $"{at.Path}({at.StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
