using System.Diagnostics;
using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>A temporary folder in which the built command is run, and what its runs left there.</summary>
internal sealed class CommandFolder : IDisposable
{
    /// <summary>A document from which the rules find rows.</summary>
    public const string PumpManual = """
        # Pump manual

        The purge valve is a small valve that lets trapped air out of the housing before the pump starts.

        | Option | Default | Meaning |
        | --- | --- | --- |
        | `--speed` | 900 | Revolutions per minute of the impeller. |
        | `--quiet` | off | Runs the pump at half speed during the night. |
        """;

    /// <summary>A recipe that asks no model.</summary>
    private const string RulesRecipe = """
        name: rules
        summary: Rules alone
        source:
          chunks: { tokens: 400 }
        steps:
          - extract: {}
          - dedup: { on: question, method: exact }
        """;

    private readonly TempFolder _folder = new();

    public CommandFolder() => Write("rules.yaml", RulesRecipe);

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Runs the command here.</summary>
    public Task<SeedbedProcess> RunAsync(params string[] arguments) => SeedbedProcess.RunAsync(Path, arguments);

    /// <summary>Runs the command here with other environment variables.</summary>
    public Task<SeedbedProcess> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        SeedbedProcess.RunAsync(Path, arguments, environment);

    /// <summary>Runs <c>generate INPUT --out run</c> by rules.</summary>
    public Task<SeedbedProcess> GenerateByRulesAsync(params string[] inputs) =>
        RunAsync(["generate", .. inputs, "--out", "run", "--recipe", "rules.yaml"]);

    /// <summary>Starts the command here.</summary>
    public Process Start(params string[] arguments) => SeedbedProcess.Start(Path, arguments);

    /// <summary>What <c>run.json</c> of a run says.</summary>
    public JsonElement Record(string run = "run") => JsonElement.Parse(File.ReadAllText(this[$"{run}/run.json"]));

    /// <summary>The lines of a run's file.</summary>
    public IReadOnlyList<JsonElement> Lines(string file) => [.. File.ReadLines(this[file]).Select(line => JsonElement.Parse(line))];

    /// <summary>The reject of an item.</summary>
    public (string Reason, string Detail) Reject(string id, string run = "run")
    {
        JsonElement reject = Lines($"{run}/rejects.jsonl").Single(line => line.GetProperty("id").GetString() == id);
        return (reject.GetProperty("reason").GetString()!, reject.GetProperty("detail").GetString()!);
    }

    /// <summary>The bytes that must be the same for the same outcomes.</summary>
    public (string Dataset, string Rejects) Bytes(string run = "run") =>
        (File.ReadAllText(this[$"{run}/dataset.jsonl"]), File.ReadAllText(this[$"{run}/rejects.jsonl"]));

    public void Dispose() => _folder.Dispose();
}
