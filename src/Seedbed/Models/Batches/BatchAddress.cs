namespace Seedbed.Models.Batches;

/// <summary>Reads <c>batch:FOLDER</c>, <c>batch:FOLDER#NAME</c> and <c>batch:FOLDER#anthropic:NAME</c>.</summary>
internal static class BatchAddress
{
    /// <summary>The model's name where none is given: many a server that serves one model asks for none.</summary>
    private const string DefaultName = "default";

    private const string AnthropicPrefix = "anthropic:";
    private const string Form = "batch:FOLDER#NAME";

    /// <summary>Reads what stands behind <c>batch:</c>.</summary>
    /// <exception cref="SeedbedException">It names no folder, or no model.</exception>
    public static ModelSettings Parse(string place)
    {
        int hash = place.LastIndexOf('#');
        return Of(hash < 0 ? place : place[..hash], hash < 0 ? DefaultName : place[(hash + 1)..]);
    }

    /// <summary>A model whose requests and responses are files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name, <c>anthropic:</c> before it where the files are of Anthropic's format.</param>
    /// <exception cref="SeedbedException">One of them is empty.</exception>
    public static ModelSettings Of(string folder, string name)
    {
        folder = folder.Trim();
        bool isAnthropic = name.Trim().StartsWith(AnthropicPrefix, StringComparison.Ordinal);
        string model = isAnthropic ? name.Trim()[AnthropicPrefix.Length..].Trim() : name.Trim();
        if (folder.Length == 0)
            throw new SeedbedException($"--model 'batch:{folder}#{name}' names no folder; write it after 'batch:', as in {Form}");
        if (model.Length == 0)
            throw new SeedbedException($"--model 'batch:{folder}#{name}' names no model; write its name after '#', as in {Form}");
        return new()
        {
            Name = model,
            Endpoint = AddressOf(Path.GetFullPath(FromHome(folder))),
            Provider = isAnthropic ? ModelProvider.Anthropic : ModelProvider.Batch,
        };
    }

    // A path made an address as it is loses what looks like an escape.
    private static Uri AddressOf(string path) =>
        new(OperatingSystem.IsWindows() ? path : "file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    // The shell leaves a ~ behind "batch:" as it is.
    private static string FromHome(string folder) => folder.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), folder[2..])
        : folder;
}
