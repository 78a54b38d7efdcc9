using Seedbed.Ingestion;
using Seedbed.Ingestion.Ocr;
using Seedbed.Ingestion.Web;
using Seedbed.Models;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Configuration;

/// <summary>
/// What <c>seedbed.yaml</c> says: models by name, and which of them play the roles. It is looked for in the working
/// folder, then in the user's configuration folder.
/// </summary>
public sealed record SeedbedConfiguration
{
    /// <summary>The file's name.</summary>
    public const string FileName = "seedbed.yaml";

    private static readonly OptionTable<SeedbedConfiguration> Table = new OptionTable<SeedbedConfiguration>(new())
        .Add(new("models", "NAME: { endpoint, model, … }", "the models by a name of your choice"), BindModels)
        .Text("teacher", "the model that writes", (o, v) => o with { Teacher = v }, shape: "a name from models")
        .Text("critic", "the model that weeds", (o, v) => o with { Critic = v }, "the teacher", "a name from models")
        .Text("embedder", "the model that turns texts into vectors", (o, v) => o with { Embedder = v }, shape: "a name from models")
        .Whole("pdf-time-out", "seconds that pdftotext may take for one file", (o, v) => o with { Pdf = o.Pdf with { TimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "300")
        .Choice("ocr", "which pictures of text are read", ["auto", "always", "never"], (o, v) => o with { Ocr = o.Ocr with { Mode = Enum.Parse<OcrMode>(v, ignoreCase: true) } }, "auto")
        .Add(new("ocr-lang", "text", "the languages of such pictures, as tesseract calls them: `deu+eng`", "eng"), BindLanguage)
        .Whole("ocr-time-out", "seconds that tesseract may take for one page", (o, v) => o with { Ocr = o.Ocr with { TimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "120")
        .Whole("url-time-out", "seconds that a URL may take", (o, v) => o with { Web = o.Web with { TimeOut = TimeSpan.FromSeconds(v) } }, 1, 86_400, "120")
        .Whole("url-size", "megabytes that a URL may give", (o, v) => o with { Web = o.Web with { MostBytes = v * 1_000_000L } }, 1, 1_000, "50")
        .Check(o => Unknown(o, o.Teacher) ?? Unknown(o, o.Critic) ?? Unknown(o, o.Embedder));

    /// <summary>Nothing is configured.</summary>
    public static SeedbedConfiguration Empty { get; } = new();

    /// <summary>The models by name.</summary>
    public IReadOnlyDictionary<string, ModelEntry> Models { get; init; } = new Dictionary<string, ModelEntry>();

    /// <summary>The name of the model that writes.</summary>
    public string? Teacher { get; init; }

    /// <summary>The name of the model that weeds.</summary>
    public string? Critic { get; init; }

    /// <summary>The name of the model that turns texts into vectors.</summary>
    public string? Embedder { get; init; }

    /// <summary>How PDF files are read.</summary>
    public PdfOptions Pdf { get; init; } = new();

    /// <summary>How pictures of text are read.</summary>
    public OcrOptions Ocr { get; init; } = new();

    /// <summary>How the pages of URLs are fetched.</summary>
    public WebOptions Web { get; init; } = new();

    /// <summary>Reads the file named, else the first that is found; nothing is configured when there is none.</summary>
    /// <param name="file">The file that the user named, or null.</param>
    /// <exception cref="SeedbedException">The named file is not there, or something is wrong with a file: one line for each fault.</exception>
    public static SeedbedConfiguration Load(string? file)
    {
        string? path = file ?? Places().FirstOrDefault(File.Exists);
        return path is null ? Empty : Read(YamlReader.ReadFile(path));
    }

    /// <summary>Binds what was read.</summary>
    /// <exception cref="SeedbedException">Something is wrong with it: one line for each fault.</exception>
    public static SeedbedConfiguration Read(YamlNode node)
    {
        var errors = new YamlErrors();
        SeedbedConfiguration configuration = Table.Bind(node, FileName, errors);
        errors.ThrowIfAny();
        return configuration;
    }

    /// <summary>A model by its name here, else by its address.</summary>
    /// <exception cref="SeedbedException">It is neither.</exception>
    public ModelSettings Model(string nameOrAddress)
    {
        ArgumentNullException.ThrowIfNull(nameOrAddress);
        if (Models.TryGetValue(nameOrAddress, out ModelEntry? entry))
            return entry.ToSettings();
        if (nameOrAddress.Contains(':', StringComparison.Ordinal))
            return ModelSettings.Parse(nameOrAddress);
        string known = Models.Count == 0 ? "seedbed.yaml names none" : $"seedbed.yaml has {string.Join(", ", Models.Keys)}";
        throw new SeedbedException(
            $"there is no model '{nameOrAddress}' ({known}); name one from seedbed.yaml or write its address as http://host:port/v1#name, openai:NAME, anthropic:NAME, ollama:NAME or batch:FOLDER");
    }

    private static IEnumerable<string> Places()
    {
        yield return Path.GetFullPath(FileName);
        string user = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        if (user.Length > 0)
            yield return Path.Combine(user, "seedbed", FileName);
    }

    private static SeedbedConfiguration BindLanguage(SeedbedConfiguration configuration, OptionValue value)
    {
        if (!value.TryText(out string language))
            return configuration;
        if (OcrOptions.IsLanguage(language))
            return configuration with { Ocr = configuration.Ocr with { Language = language } };
        value.Errors.Add(value.Node.At, OcrOptions.LanguageFault(language));
        return configuration;
    }

    private static SeedbedConfiguration BindModels(SeedbedConfiguration configuration, OptionValue value)
    {
        if (!value.TryMap(out YamlMap map))
            return configuration;
        var models = new Dictionary<string, ModelEntry>(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
            models[entry.Key] = ModelEntry.Table.Bind(entry.Value, $"model '{entry.Key}'", value.Errors);
        return configuration with { Models = models };
    }

    private static string? Unknown(SeedbedConfiguration configuration, string? name) =>
        name is null || configuration.Models.ContainsKey(name)
            ? null
            : $"there is no model '{name}'{NearestName.Hint(name, [.. configuration.Models.Keys])}";
}
