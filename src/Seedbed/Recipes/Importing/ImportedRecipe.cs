namespace Seedbed.Recipes.Importing;

/// <summary>A recipe made of an InstructLab pipeline.</summary>
public sealed record ImportedRecipe
{
    /// <summary>Its files by name: <c>recipe.yaml</c>, <c>prompts/gen_questions.md</c>.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What became of each block, in the pipeline's order.</summary>
    public required IReadOnlyList<ImportedBlock> Blocks { get; init; }

    /// <summary>What of the pipeline beside its blocks does not map, one sentence each.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Whether everything maps.</summary>
    public bool IsWhole => Lost.Count == 0 && Blocks.All(block => block.Lost.Count == 0);

    /// <summary>Writes the files into a folder; it is made, and must have none of them yet.</summary>
    /// <exception cref="SeedbedException">A file is already there, or cannot be written.</exception>
    public void WriteTo(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string? there = Files.Keys.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        if (there is not null)
            throw new SeedbedException($"{there} is already there; name another folder with --out, or take it away");
        try
        {
            foreach ((string file, string text) in Files)
            {
                string path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.WriteAllText(path, text);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"cannot write to {folder}: {fault.Message.TrimEnd('.')}", fault);
        }
    }
}
