using System.Globalization;
using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary><c>LLMBlock</c> as <c>generate</c>, with <c>repeat</c> before it and <c>unfold</c> behind it where a row becomes several.</summary>
internal sealed class ModelBlock(PipelineBlock block, IReadOnlyList<PipelineBlock> behind, string folder, PromptFiles prompts)
{
    /// <summary>The parameter that says how often a <c>scaled</c> block asks.</summary>
    public const string Scale = "scale";

    // A reply may hold more items than were asked for.
    private const int MostItems = 100;

    private static readonly Dictionary<string, string> Sampling = new(StringComparer.Ordinal)
    {
        ["max_tokens"] = "max-tokens",
        ["temperature"] = "temperature",
        ["top_p"] = "top-p",
        ["top_k"] = "top-k",
        ["seed"] = "seed",
    };

    private static readonly string[] OfOldServers = ["model_id", "model_family", "model_prompt"];

    public void AddTo(BlockSteps steps)
    {
        if (block.Text("config_path") is not { } path || block.Outputs.Count == 0)
        {
            steps.Lost.Add("it says no config_path or no output_cols");
            return;
        }

        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        if (block.AskedAtOnce is { } count)
            constants.Add("num_samples", count);
        PromptConfig prompt = PromptConfig.Read(Found(path), constants);
        Say(steps, prompt);
        prompts.Ask(prompt.Optional);
        prompts.Need(prompt.Needed);
        if (Times(steps) is { } times)
            steps.Add("repeat", times);
        bool isSeveral = IsSeveral;
        steps.Add("generate", Options(steps, prompts.Add(block.Name, prompt.Text), isSeveral));
        if (isSeveral)
            steps.Add("unfold", $"{{ columns: {StepText.List(block.Outputs)} }}");
        steps.Adds.AddRange(block.Outputs);
        prompts.Made.UnionWith(block.Outputs);
    }

    // Beside the pipeline; older ones count from a folder above.
    private string Found(string path)
    {
        string beside = Path.GetFullPath(Path.Combine(folder, path));
        for (string? at = folder; at is not null && !path.StartsWith('.'); at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, path)))
                return Path.Combine(at, path);
        }

        return beside;
    }

    private void Say(BlockSteps steps, PromptConfig prompt)
    {
        foreach (string part in prompt.Lost)
            steps.Lost.Add($"its prompt has '{part.ReplaceLineEndings(" ")}', which has no counterpart in a prompt here");
        if (prompt.Tags.Count > 0)
            steps.Notes.Add($"its prompt speaks of {string.Join(", ", prompt.Tags)}: take that out, since replies are JSON here");
        else if (block.Node("parser_kwargs") is not null)
            steps.Notes.Add("its reply was taken apart by a pattern: take out of the prompt what it says of the form, since replies are JSON here");
        if (OfOldServers.Any(key => block.Node(key) is not null))
            steps.Notes.Add("its model and chat template are left out: name models with --model and --critic, the server knows its template");
    }

    // Each reply is taken apart into as many rows as it holds items.
    private bool IsSeveral =>
        block.AskedAtOnce is not null
        || (block.Node("parser_kwargs") is YamlMap parser && parser.TryGet("parser_name", out YamlNode? name) && PipelineBlock.Plain(name) == "custom")
        || (block.DropDuplicates.Any(block.Outputs.Contains) && Option("n") is null);

    private string? Option(string key) => PipelineBlock.Plain(block.RequestOptions.FirstOrDefault(entry => entry.Key == key)?.Value);

    private string? Times(BlockSteps steps)
    {
        switch (Option("n"))
        {
            case null or "1":
                return null;
            case "scaled":
                return $"${{{Scale}}}";
            case { } n when int.TryParse(n, CultureInfo.InvariantCulture, out int times) && times is > 1 and <= 1000:
                return $"{times}";
            case { } n:
                steps.Lost.Add($"its n '{n}' is no number from 1 to 1000, so it asks once");
                return null;
        }
    }

    private string Options(BlockSteps steps, string prompt, bool isSeveral)
    {
        var options = new List<string>
        {
            $"model: {(FilterOf(block.Outputs) is null ? "teacher" : "critic")}",
            $"prompt: {StepText.Value(prompt)}",
            $"returns: {{ {string.Join(", ", block.Outputs.Select(column => $"{StepText.Key(column)}: {Shape(column, isSeveral)}"))} }}",
        };
        if (Option("temperature") is null)
            options.Add("temperature: 0");
        foreach (YamlEntry entry in block.RequestOptions.Where(entry => entry.Key != "n"))
        {
            if (Sampling.TryGetValue(entry.Key, out string? option) && entry.Value is YamlScalar scalar && scalar.TryNumber(out _))
                options.Add($"{option}: {scalar.Text}");
            else
                steps.Lost.Add($"its '{entry.Key}' is left out; set it for the model in seedbed.yaml");
        }

        return $"{{ {string.Join(", ", options)} }}";
    }

    private string Shape(string column, bool isSeveral)
    {
        if (FilterOf([column]) is { } filter && FilterBlock.IsNumber(filter))
            return "{ number: { min: 0, max: 10 } }";
        return isSeveral ? $"{{ list: text, min: 1, max: {MostItems} }}" : "text";
    }

    // The filter that weeds by one of the columns, unless another block gives the column anew before.
    private PipelineBlock? FilterOf(IReadOnlyList<string> columns)
    {
        foreach (PipelineBlock next in behind)
        {
            if (next.Type == "FilterByValueBlock" && next.Text("filter_column") is { } column && columns.Contains(column))
                return next;
            columns = [.. columns.Except(next.Outputs)];
        }

        return null;
    }
}
