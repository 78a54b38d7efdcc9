using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>One of Seedbed's own recipes, embedded in the library.</summary>
public sealed class BuiltInRecipe
{
    private const string Root = "recipes/";

    private readonly string _folder;

    private BuiltInRecipe(string name)
    {
        Name = name;
        _folder = $"{Root}{name}/";
        Files = [.. RecipeFiles.Resources.Keys.Where(path => path.StartsWith(_folder, StringComparison.Ordinal)).Select(path => path[_folder.Length..])];
    }

    /// <summary>All of them, in ordinal order.</summary>
    public static IReadOnlyList<BuiltInRecipe> All { get; } =
    [
        .. RecipeFiles.Resources.Keys
            .Where(path => path.StartsWith(Root, StringComparison.Ordinal) && path.EndsWith($"/{Recipe.FileName}", StringComparison.Ordinal))
            .Select(path => new BuiltInRecipe(path[Root.Length..^(Recipe.FileName.Length + 1)])),
    ];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its files' names, with forward slashes: <c>recipe.yaml</c>, <c>prompts/questions.md</c>.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The recipe as it is written.</summary>
    public string Yaml => Text(Recipe.FileName);

    /// <summary>The recipe of a name, if there is one.</summary>
    public static BuiltInRecipe? Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name);

    /// <summary>Loads it.</summary>
    /// <exception cref="SeedbedException">A parameter is not known or its value does not fit.</exception>
    public Recipe Load(IReadOnlyDictionary<string, string>? set = null, Verbs? verbs = null)
    {
        string file = $"{Name}/{Recipe.FileName}";
        return RecipeReader.Read(YamlReader.Read(Yaml, file), file, set, verbs, () => RecipeFiles.BuiltIn(Name));
    }

    /// <summary>The text of one of its files.</summary>
    public string Text(string file) =>
        RecipeFiles.Resource(_folder + file) ?? throw new ArgumentException($"recipe '{Name}' has no file '{file}'", nameof(file));

    /// <summary>Writes its files into a folder, to be changed there; the folder is made, and must have none of them yet.</summary>
    /// <exception cref="SeedbedException">A file is already there, or cannot be written.</exception>
    public void CopyTo(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string? there = Files.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        if (there is not null)
            throw new SeedbedException($"{there} is already there; name another folder, or take it away");
        try
        {
            foreach (string file in Files)
            {
                string path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.WriteAllText(path, Text(file));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write to {folder}: {fault.Message.TrimEnd('.')}", fault);
        }
    }
}
