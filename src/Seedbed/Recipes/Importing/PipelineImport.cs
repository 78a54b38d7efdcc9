using System.Globalization;
using System.Text;
using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary>
/// Turns a pipeline of InstructLab's data generation into a recipe: each block into the steps that do its work, each prompt
/// file into a prompt. What has no counterpart is named, block by block, and left out.
/// </summary>
public static class PipelineImport
{
    private const int KnownMajor = 1;

    /// <summary>Reads a pipeline and its prompt files.</summary>
    /// <exception cref="SeedbedException">A file can't be read, or is no pipeline of version 1, or none of its blocks maps.</exception>
    public static ImportedRecipe Read(string path)
    {
        if (YamlReader.ReadFile(path) is not YamlMap map || !(map.TryGet("blocks", out YamlNode? node) || map.TryGet("block_configs", out node)) || node is not YamlList list)
            throw new SeedbedException($"{path} is no InstructLab pipeline; it must be a mapping with a list of 'blocks'");
        CheckVersion(map);
        List<PipelineBlock> blocks = [.. list.Items.Select(PipelineBlock.Of)];
        var recipe = new StringBuilder();
        var prompts = new PromptFiles();
        var columns = new List<string>();
        List<ImportedBlock> imported = Import(blocks, Path.GetDirectoryName(Path.GetFullPath(path))!, prompts, recipe, columns);
        if (recipe.Length == 0)
            throw new SeedbedException($"{path} has no block that maps onto a verb: {string.Join("; ", imported.SelectMany(block => block.Lost).Distinct())}");
        var files = new Dictionary<string, string>(prompts.Files, StringComparer.Ordinal)
        {
            [Recipe.FileName] = Head(path, recipe, prompts, columns) + recipe + Tail(columns),
        };
        return new() { Files = files, Blocks = imported, Lost = LostOf(map) };
    }

    private static List<ImportedBlock> Import(
        List<PipelineBlock> blocks, string folder, PromptFiles prompts, StringBuilder recipe, List<string> columns)
    {
        var imported = new List<ImportedBlock>();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < blocks.Count; i++)
        {
            BlockSteps said = new BlockTranslation(blocks[i], blocks[(i + 1)..], folder, prompts, gone).Steps();
            Append(recipe, blocks[i], said);
            gone.ExceptWith(said.Adds);
            gone.UnionWith(said.Removes.Except(said.Adds));
            columns.AddRange(said.Adds);
            columns.RemoveAll(gone.Contains);
            imported.Add(new(blocks[i].Name, blocks[i].Type, [.. said.Steps.Select(step => step.Verb)], said.Lost, said.Notes));
        }

        return imported;
    }

    private static void Append(StringBuilder recipe, PipelineBlock block, BlockSteps said)
    {
        string name = block.Name.ReplaceLineEndings(" ");
        recipe.Append(CultureInfo.InvariantCulture, $"  # {name} ({block.Type.ReplaceLineEndings(" ")})\n");
        foreach (string lost in said.Lost)
            recipe.Append(CultureInfo.InvariantCulture, $"  #   does not map: {lost.ReplaceLineEndings(" ")}\n");
        foreach ((string verb, string options) in said.Steps)
            recipe.Append(CultureInfo.InvariantCulture, $"  - {verb}: {options}\n");
    }

    // A column that rows may lack is a parameter without a text: where a row has the column, that wins.
    private static string Head(string path, StringBuilder steps, PromptFiles prompts, List<string> columns)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        List<string> given = [.. prompts.Optional.Where(column => !columns.Contains(column)).Select(column => $"{StepText.Key(column)}: \"\"")];
        if (steps.ToString().Contains($"${{{ModelBlock.Scale}}}", StringComparison.Ordinal))
            given.Insert(0, $"{ModelBlock.Scale}: 30");
        string parameters = given.Count > 0 ? $"parameters: {{ {string.Join(", ", given)} }}\n" : "";
        return $"name: {StepText.Value(name)}\nsummary: {StepText.Value($"Made of the InstructLab pipeline {Path.GetFileName(path)}")}\n{parameters}source:\n  rows: {{}}\nsteps:\n";
    }

    private static string Tail(List<string> columns) =>
        columns.Contains("question") && columns.Contains("response")
            ? "output:\n  messages: [ { user: \"{{question}}\" }, { assistant: \"{{response}}\" } ]\n"
            : "";

    private static void CheckVersion(YamlMap map)
    {
        if (!map.TryGet("version", out YamlNode? version))
            return;
        string text = PipelineBlock.Plain(version) ?? "";
        if (!int.TryParse(text.Split('.')[0], CultureInfo.InvariantCulture, out int major) || major > KnownMajor)
            throw new SeedbedException($"{version.At}: pipelines of version {KnownMajor} are read, not {version.Described}");
    }

    private static List<string> LostOf(YamlMap map) =>
        map.TryGet("datamixing", out YamlNode? mixing) && !mixing.IsNull
            ? ["its datamixing: rows that teach rewriting are not made, since nothing here rewrites the documents"]
            : [];
}
