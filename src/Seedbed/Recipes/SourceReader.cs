using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads <c>source:</c>.</summary>
internal static class SourceReader
{
    private static readonly string[] Kinds = ["chunks", "rows", "taxonomy"];

    public static RecipeSource Read(OptionValue source, YamlErrors errors)
    {
        (string kind, YamlPlace at, YamlNode options) = source.Node switch
        {
            YamlMap { Entries: [var entry] } => (entry.Key, entry.At, entry.Value),
            YamlScalar { IsNull: false } scalar => (scalar.Text, scalar.At, new YamlScalar(scalar.At, "", isPlain: true)),
            _ => ("", source.Node.At, source.Node),
        };
        switch (kind)
        {
            case "chunks":
                return RecipeTables.Chunks.Bind(options, "'chunks'", errors) with { At = at };
            case "rows":
                return RecipeTables.Rows.Bind(options, "'rows'", errors) with { At = at };
            case "taxonomy":
                return RecipeTables.Taxonomy.Bind(options, "'taxonomy'", errors) with { At = at };
            case "":
                errors.Add(at, $"'source' must be one of chunks, rows, taxonomy, with options or without, not {source.Node.Described}");
                break;
            default:
                errors.Add(at, $"there is no source '{kind}'{NearestName.Hint(kind, Kinds)}");
                break;
        }

        return new ChunksSource();
    }
}
