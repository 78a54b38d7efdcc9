using Seedbed.Chunking;
using Seedbed.Ingestion.Ocr;
using Seedbed.Steps.Options;
using Seedbed.Steps.Templates;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>The keys of a recipe outside its verbs.</summary>
internal static class RecipeTables
{
    private const string EachSeed = "each";
    private const string SeedsTogether = "together";

    private static readonly string[] Roles = ["system", "user", "assistant"];

    public static OptionTable<RecipeParts> Top { get; } = new OptionTable<RecipeParts>(new())
        .Text("name", "what the recipe is called", (o, name) => o with { Name = name }, "the folder's or file's name")
        .Text("summary", "what it makes, in one line", (o, summary) => o with { Summary = summary })
        .Add(new("parameters", "mapping of name to value", "values that the user may set with `--set name=value`, used as `${name}`, with what holds when they are not set", "none"), (o, value) => o with { Parameters = value })
        .Add(new("source", "`chunks`, `rows` or `taxonomy`, or a mapping of one of them to its options", "where the units come from"), (o, value) => o with { Source = value })
        .Add(new("steps", "list of steps", "what is done to the rows, in order: one verb each, and a `name` beside it where one is wanted"), (o, value) => o with { Steps = value })
        .Add(new("parts", "mapping of `knowledge`, `skill`, `grounded` to a recipe", "in place of steps, with the source `taxonomy`: the recipe that works the seed examples of each kind, a built-in one's name or a path from here; `--set` reaches them all"), (o, value) => o with { Parts = value })
        .Add(new("output", "mapping of messages, columns", "what the dataset is to look like", "all columns of the rows; conversations follow from the columns' names"), (o, value) => o with { Output = value })
        .Required("source")
        .Check(o => (o.Steps is null) == (o.Parts is null) ? "the recipe needs one of 'steps' and 'parts'" : null);

    public static OptionTable<ChunksSource> Chunks { get; } = new OptionTable<ChunksSource>(new())
        .Add(
            new("tokens", $"`auto` or whole number of at least {ChunkSize.Least}", "the most tokens of a chunk; `auto` is min(1024, context window − 2 × generation tokens − 128), the least over the recipe's models, and 1024 without a model; by window it may be over 1024", "auto"),
            (o, value) => value.Node is YamlScalar { Text: "auto" } ? o with { Tokens = null }
                : value.TryWhole(ChunkSize.Least, MaxTokens, out int tokens) ? o with { Tokens = tokens } : o)
        .Whole("overlap", "tokens of the chunk before that a chunk begins with; by structure whole sentences and blocks of the same section", (o, overlap) => o with { Overlap = overlap }, 0, MaxTokens, "64")
        .Add(
            new("tokenizer", "`o200k_base`, `cl100k_base`, the path of a Hugging Face `tokenizer.json`, or `server`", "what counts the tokens; a path is seen from the recipe, `server` is the teacher's server", "o200k_base"),
            (o, value) => value.TryFile(out FileName file) ? o with { Tokenizer = file } : o)
        .Choice("by", "what decides where documents are cut: their sections and sentences, or tokens alone (overlapping windows of nearly equal length)", ["structure", "window"], (o, by) => o with { By = by == "window" ? ChunkBy.Window : ChunkBy.Structure }, "structure")
        .Choice("ocr", "which images and scanned pages are read by OCR", ["auto", "always", "never"], (o, mode) => o with { Ocr = Enum.Parse<OcrMode>(mode, ignoreCase: true) }, "what the user says")
        .Add(
            new("ocr-lang", "text", "the languages of what OCR reads, as tesseract calls them: `deu+eng`", "what the user says"),
            (o, value) => Language(value) is { } language ? o with { OcrLanguage = language } : o)
        .Check(o => o.Tokens < o.Overlap * 2 ? $"'overlap' of 'chunks' is {o.Overlap}; give at most half of 'tokens', {o.Tokens / 2}" : null);

    public static OptionTable<TaxonomySource> Taxonomy { get; } = new OptionTable<TaxonomySource>(new())
        .Add(
            new("leaves", "list of `knowledge`, `skill`, `grounded`", "the kinds of seed examples that are taken", "all"),
            (o, value) => value.TryList(out YamlList list) ? o with { Leaves = [.. list.Items.Select(item => LeafKind(item, value)).OfType<string>().Distinct()] } : o)
        .Add(
            new("chunks", "mapping of `tokens`, `overlap`, `tokenizer`, `by`", "how the documents of knowledge are cut, as in `chunks`", "as in `chunks`"),
            (o, value) => o with { Chunks = Chunks.Bind(value.Node, "'chunks'", value.Errors) })
        .Choice("seeds", "whether a chunk of knowledge is worked once with each seed context and its pairs, or once in all, with the pairs of all contexts", [EachSeed, SeedsTogether], (o, seeds) => o with { SeedsTogether = seeds == SeedsTogether }, EachSeed)
        .Check(o => o.Leaves.Count == 0 ? "'leaves' of 'taxonomy' names no kind; give one of knowledge, skill, grounded, or leave it out" : null);

    public static OptionTable<RowsSource> Rows { get; } = new OptionTable<RowsSource>(new())
        .Add(
            new("columns", "mapping of the input's column to the recipe's", "columns of the input that the recipe knows by another name", "none"),
            (o, value) => value.TryMap(out YamlMap map) ? o with { Renamed = Renamed(map, value) } : o);

    public static OptionTable<RecipeOutput> Output { get; } = new OptionTable<RecipeOutput>(new())
        .Add(
            new("messages", "list of `system`, `user` or `assistant` with a template", "how a row reads as a conversation", "follows from the columns' names"),
            (o, value) => value.TryList(out YamlList list) ? o with { Messages = [.. list.Items.Select(item => Message(item, value)).OfType<OutputMessage>()] } : o)
        .ColumnNames("columns", "the columns that the dataset gets, in this order; only so a column of the unit, such as `chunk`, gets there", (o, columns) => o with { Columns = columns }, "all columns of the rows");

    private const int MaxTokens = 1_000_000;

    private static string? LeafKind(YamlNode item, OptionValue value)
    {
        if (!value.Part(item).TryText(out string kind))
            return null;
        if (TaxonomySource.Kinds.Contains(kind))
            return kind;
        value.Errors.Add(item.At, $"'{kind}' is no kind of seed example{NearestName.Hint(kind, TaxonomySource.Kinds)}");
        return null;
    }

    private static List<KeyValuePair<string, string>> Renamed(YamlMap map, OptionValue value)
    {
        var renamed = new List<KeyValuePair<string, string>>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (!value.Part(entry.Value).TryText(out string name))
                continue;
            if (renamed.Exists(pair => pair.Value == name))
                value.Errors.Add(entry.Value.At, $"two columns of the input would be '{name}'; give each a name of its own");
            renamed.Add(new(entry.Key, name));
        }

        return renamed;
    }

    private static OutputMessage? Message(YamlNode item, OptionValue value)
    {
        if (item is not YamlMap { Entries: [var entry] })
        {
            value.Errors.Add(item.At, $"a message is one role and its text, such as {{ user: \"{{{{question}}}}\" }}, not {item.Described}");
            return null;
        }

        if (!Roles.Contains(entry.Key))
        {
            value.Errors.Add(entry.At, $"'{entry.Key}' is no role of a message{NearestName.Hint(entry.Key, Roles)}");
            return null;
        }

        if (!value.Part(entry.Value).TryText(out string text))
            return null;
        try
        {
            return new(entry.Key, text, Template.Parse(text, entry.Value.At), entry.At);
        }
        catch (SeedbedException fault)
        {
            value.Errors.Add(fault);
            return null;
        }
    }

    private static string? Language(OptionValue value)
    {
        if (!value.TryText(out string language) || OcrOptions.IsLanguage(language))
            return language.Length > 0 ? language : null;
        value.Errors.Add(value.Node.At, OcrOptions.LanguageFault(language));
        return null;
    }
}
