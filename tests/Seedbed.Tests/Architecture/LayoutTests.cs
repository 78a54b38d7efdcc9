using Microsoft.CodeAnalysis;

namespace Seedbed.Tests.Architecture;

/// <summary>How the source files lie, so that a reader finds a thing where its name says.</summary>
public sealed class LayoutTests
{
    private const int MostLines = 400;

    // The shapes of one protocol are read together.
    private static readonly string[] Agreed = ["Models/OpenAIJson.cs", "Models/AnthropicJson.cs"];

    public static TheoryData<string> Projects => new("Seedbed", "Seedbed.Cli");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_files_namespace_is_its_folder(string project) =>
        SourceFile.Of(project)
            .Where(file => file.Namespace is { } name && name != file.NamespaceOf(project))
            .Select(file => $"{file.Path} declares {file.Namespace}")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_holds_one_type_and_has_its_name(string project) =>
        SourceFile.Of(project)
            .Where(file => file.Types.Count > 0 && !IsOneType(file) && !Agreed.Contains(file.Path))
            .Select(file => $"{file.Path} holds {string.Join(", ", file.Types)}")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_has_the_name_of_a_folder(string project)
    {
        IReadOnlyList<SourceFile> files = SourceFile.Of(project);
        var folders = files.SelectMany(file => file.Path.Split('/')[..^1]).ToHashSet(StringComparer.Ordinal);

        files.SelectMany(file => file.Types.Where(folders.Contains).Select(type => $"{file.Path}: {type}")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_file_is_longer_than_400_lines(string project) =>
        SourceFile.Of(project)
            .Where(file => file.Tree.GetText().Lines.Count > MostLines + 1)
            .Select(file => $"{file.Path} has {file.Tree.GetText().Lines.Count} lines")
            .ShouldBeEmpty();

    // OptionTable<T> lies in OptionTableOf.cs, parts of a class in DocumentBuilder.Tables.cs; a verb's options share its file.
    private static bool IsOneType(SourceFile file)
    {
        string name = Path.GetFileNameWithoutExtension(file.Path).Split('.')[0];
        string first = file.Types[0];
        bool isNamed = first == name || $"{first}Of" == name;
        return isNamed && (file.Types.Count == 1 || (file.Types.Count == 2 && file.Types[1].EndsWith("Options", StringComparison.Ordinal) && file.Folder is "Steps"));
    }
}
