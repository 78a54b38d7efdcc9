using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Architecture;

/// <summary>One C# file of <c>src/</c>, parsed.</summary>
/// <param name="Path">Its path below the project's folder, with forward slashes.</param>
/// <param name="Tree">What stands in it.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree)
{
    /// <summary>The top folder, empty for the root.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

    /// <summary>The namespace that its place asks for.</summary>
    public string NamespaceOf(string project) =>
        string.Join('.', [project, .. Path.Split('/')[..^1]]);

    /// <summary>The namespace that it declares; null for top-level statements.</summary>
    public string? Namespace => Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();

    /// <summary>The names of the types that it declares at its top.</summary>
    public IReadOnlyList<string> Types =>
    [
        .. Tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => null,
            })
            .OfType<string>(),
    ];

    /// <summary>The files of a project.</summary>
    public static IReadOnlyList<SourceFile> Of(string project)
    {
        string folder = SourceTree.In("src", project);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, CSharpSyntaxTree.ParseText(
                    File.ReadAllText(System.IO.Path.Combine(folder, path)), new CSharpParseOptions(LanguageVersion.Preview), path))),
        ];
    }
}
