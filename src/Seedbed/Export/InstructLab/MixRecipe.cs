using System.Text;
using Seedbed.Yaml;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// How datasets are mixed, as InstructLab writes it: <c>datasets: [{ path, sampling_size }]</c> and <c>metadata: { sys_prompt }</c>.
/// Paths are relative to the recipe's own folder.
/// </summary>
/// <param name="Path">The recipe's file.</param>
/// <param name="System">The system message of every row; null when rows keep what they have.</param>
/// <param name="Sets">The datasets, in order.</param>
public sealed record MixRecipe(string Path, string? System, IReadOnlyList<MixedSet> Sets)
{
    // Larger is a slip of the pen.
    private const long MostRows = 1_000_000_000;
    private const double MostShare = 1_000_000;

    private static readonly string[] Keys = ["path", "sampling_size"];

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="SeedbedException">It can't be read, or something is wrong with it: one line for each fault, with its place.</exception>
    public static MixRecipe Read(string path)
    {
        var errors = new YamlErrors();
        if (YamlReader.ReadFile(path) is not YamlMap map)
            throw new SeedbedException($"{path}: a mixing recipe is a mapping with 'datasets'; write `datasets:` with a list of path and sampling_size");
        if (!map.TryGet("datasets", out YamlNode? datasets))
            throw new SeedbedException($"{map.At}: the recipe has no 'datasets'{NearestName.Hint("datasets", [.. map.Entries.Select(entry => entry.Key)])}");
        if (datasets is not YamlList { Items.Count: > 0 } list)
            throw new SeedbedException($"{datasets.At}: 'datasets' must be a list of at least one path with its sampling_size, not {datasets.Described}");
        List<MixedSet> sets = [.. list.Items.Select(item => Set(item, errors)).OfType<MixedSet>()];
        string? system = SystemOf(map, errors);
        errors.ThrowIfAny();
        return new(path, system, sets);
    }

    /// <summary>Where a dataset lies.</summary>
    public string PathOf(MixedSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        string folder = global::System.IO.Path.GetDirectoryName(global::System.IO.Path.GetFullPath(Path))!;
        return global::System.IO.Path.GetFullPath(global::System.IO.Path.Combine(folder, set.Path));
    }

    /// <summary>The recipe as a file.</summary>
    public string Yaml()
    {
        var yaml = new StringBuilder("datasets:\n");
        foreach (MixedSet set in Sets)
            yaml.Append("- path: ").Append(YamlText.Quoted(set.Path)).Append("\n  sampling_size: ").Append(set.Size).Append('\n');
        if (System is not null)
            yaml.Append("metadata:\n  sys_prompt: ").Append(YamlText.Quoted(System)).Append('\n');
        return yaml.ToString();
    }

    // InstructLab's older recipes have it at the top.
    private static string? SystemOf(YamlMap map, YamlErrors errors)
    {
        YamlNode? prompt = null;
        if (map.TryGet("metadata", out YamlNode? metadata) && !metadata.IsNull)
        {
            if (metadata is YamlMap facts)
                facts.TryGet("sys_prompt", out prompt);
            else
                errors.Add(metadata.At, $"'metadata' must be a mapping with sys_prompt, not {metadata.Described}");
        }

        if (prompt is null && !map.TryGet("sys_prompt", out prompt))
            return null;
        if (prompt.IsNull)
            return null;
        if (prompt is YamlScalar text)
            return text.Text.Length == 0 ? null : text.Text;
        errors.Add(prompt.At, $"'sys_prompt' must be a text, not {prompt.Described}");
        return null;
    }

    private static MixedSet? Set(YamlNode item, YamlErrors errors)
    {
        if (item is not YamlMap map)
        {
            errors.Add(item.At, $"a dataset is a mapping of path and sampling_size, not {item.Described}");
            return null;
        }

        foreach (YamlEntry entry in map.Entries.Where(entry => !Keys.Contains(entry.Key)))
            errors.Add(entry.At, $"'{entry.Key}' is not known here{NearestName.Hint(entry.Key, Keys)}");
        string? path = map.TryGet("path", out YamlNode? named) && named is YamlScalar { IsNull: false, Text.Length: > 0 } text ? text.Text : null;
        if (path is null)
            errors.Add(named?.At ?? map.At, "the dataset has no 'path'; name its JSON Lines file");
        return map.TryGet("sampling_size", out YamlNode? size)
            ? Sized(path ?? "", size, errors)
            : Fault(map.At, "the dataset has no 'sampling_size'; write 1.0 for all rows, a share such as 0.5, or a number of rows", errors);
    }

    private static MixedSet? Sized(string path, YamlNode size, YamlErrors errors)
    {
        if (size is YamlScalar scalar)
        {
            if (scalar.Kind == YamlScalarKind.Whole && scalar.TryWhole(out long count) && count is >= 0 and <= MostRows)
                return new(path, null, count);
            if (scalar.Kind == YamlScalarKind.Number && scalar.TryNumber(out double share) && share is >= 0 and <= MostShare)
                return new(path, share, null);
        }

        return Fault(size.At, $"'sampling_size' must be a share such as 0.5 or 1.0, or a whole number of rows, not negative, not {size.Described}", errors);
    }

    private static MixedSet? Fault(YamlPlace at, string sentence, YamlErrors errors)
    {
        errors.Add(at, sentence);
        return null;
    }
}
