using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary>One block of a pipeline, as its file has it.</summary>
internal sealed class PipelineBlock(string name, string type, YamlMap config, YamlMap whole)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public YamlPlace At => whole.At;

    public IReadOnlyList<string> DropColumns => Texts(Node("drop_columns", whole));

    public IReadOnlyList<string> DropDuplicates => Texts(Node("drop_duplicates", whole));

    /// <summary>The columns that a model gives.</summary>
    public IReadOnlyList<string> Outputs => Type == "LLMBlock" ? Texts("output_cols") : Inner is { } inner ? inner.Outputs : [];

    /// <summary>The block that an <c>IterBlock</c> repeats; null for any other.</summary>
    public PipelineBlock? Inner
    {
        get
        {
            if (Type != "IterBlock" || Text("block_type") is not { } type)
                return null;
            YamlMap inner = Node("block_kwargs") as YamlMap ?? Node("block_config") as YamlMap ?? config;
            return new(Name, type, inner, inner);
        }
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="SeedbedException">It has no name or type.</exception>
    public static PipelineBlock Of(YamlNode node)
    {
        if (node is not YamlMap map)
            throw new SeedbedException($"{node.At}: a block is a mapping with name, type and config, not {node.Described}");
        string type = Plain(Node("type", map)) ?? throw new SeedbedException($"{map.At}: the block has no 'type'; name one, such as LLMBlock");
        string name = Plain(Node("name", map)) ?? throw new SeedbedException($"{map.At}: the block has no 'name'; give it one");
        return new(name, type, Node("config", map) as YamlMap ?? new YamlMap(map.At, []), map);
    }

    public YamlNode? Node(string key) => Node(key, config);

    public string? Text(string key) => Plain(Node(key));

    public IReadOnlyList<string> Texts(string key) => Texts(Node(key));

    /// <summary>An option of the model's request; older pipelines have them beside the config.</summary>
    public IReadOnlyList<YamlEntry> RequestOptions =>
        ((Node("gen_kwargs") ?? Node("gen_kwargs", whole)) as YamlMap)?.Entries ?? [];

    /// <summary>How many items the prompt asks for at once; null when it asks for one.</summary>
    public string? AskedAtOnce =>
        Node("batch_kwargs") is YamlMap batch && batch.TryGet("num_samples", out YamlNode? count) ? Plain(count)
        : Text("num_samples") ?? (Node("add_num_samples") is YamlScalar { AsFlag: true } ? "30" : null);

    /// <summary>The pairs of a mapping of texts.</summary>
    public IReadOnlyList<(string From, string To)> Pairs(string key) =>
        Node(key) is YamlMap map ? [.. map.Entries.Where(entry => Plain(entry.Value) is not null).Select(entry => (entry.Key, Plain(entry.Value)!))] : [];

    internal static string? Plain(YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    private static IReadOnlyList<string> Texts(YamlNode? node) => node switch
    {
        YamlList list => [.. list.Items.Select(Plain).OfType<string>()],
        YamlScalar { IsNull: false } one => [one.Text],
        _ => [],
    };

    private static YamlNode? Node(string key, YamlMap map) => map.TryGet(key, out YamlNode? node) && !node.IsNull ? node : null;
}
