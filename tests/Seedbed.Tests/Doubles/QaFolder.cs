using System.Diagnostics;
using System.Text.Json;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>A folder in which a copy of the built-in recipe <c>qa</c>, with small chunks, is run against a fake server.</summary>
internal sealed class QaFolder : IDisposable
{
    private readonly FakeModelServer _server;

    public QaFolder(FakeModelServer server, int documents = 6)
    {
        _server = server;
        for (int i = 0; i < documents; i++)
            Folder.Write($"in/part{i}.md", Text(i));
        string recipe = Path.Combine(SourceTree.Root, "recipes", "qa");
        foreach (string file in Directory.EnumerateFiles(recipe, "*", SearchOption.AllDirectories))
            Folder.Write(Path.Combine("my-qa", Path.GetRelativePath(recipe, file)), File.ReadAllText(file));
        ChangeRecipe("tokens: auto, overlap: 64", "tokens: 256, overlap: 0");
    }

    public CommandFolder Folder { get; } = new();

    /// <summary>The model's address as <c>--model</c> takes it.</summary>
    public string Model => $"{_server.Address}#fake";

    /// <summary>Runs <c>generate</c> into <c>run</c>.</summary>
    public Task<SeedbedProcess> GenerateAsync(params string[] more) => Folder.RunAsync(Arguments(more));

    /// <summary>Starts the same.</summary>
    public Process Start(params string[] more) => Folder.Start(Arguments(more));

    /// <summary>Runs the recipe into <c>run</c> in this process, where a test may set what the command line doesn't.</summary>
    public Task<RunRecord> RunHereAsync(RequestLimits? limits = null, CancellationToken cancel = default) =>
        new RecipeRun(Recipe.Load(Folder["my-qa/recipe.yaml"]), new()
        {
            Out = Folder["run"],
            Inputs = [Folder["in"]],
            Models = new() { Teacher = _server.Settings with { Limits = limits ?? _server.Settings.Limits } },
        }).ExecuteAsync(cancel);

    /// <summary>Replaces words of the recipe that stand in it once.</summary>
    public void ChangeRecipe(string words, string by)
    {
        string recipe = File.ReadAllText(Folder["my-qa/recipe.yaml"]);
        recipe.Split(words).Length.ShouldBe(2, words);
        Folder.Write("my-qa/recipe.yaml", recipe.Replace(words, by, StringComparison.Ordinal));
    }

    /// <summary>How many outcomes the run's response log holds, a torn last one not counted.</summary>
    public int LoggedCount => File.Exists(Log) ? ReadLog().Count(value => value == (byte)'\n') : 0;

    /// <summary>The prompts of those outcomes.</summary>
    public IReadOnlyList<string> LoggedPrompts()
    {
        if (!File.Exists(Log))
            return [];
        string[] lines = System.Text.Encoding.UTF8.GetString(ReadLog()).Split('\n');
        return [.. lines[..^1].Select(line => string.Join("\n\n", JsonElement.Parse(line).GetProperty("request").GetProperty("messages")
            .EnumerateArray().Select(message => message.GetProperty("content").GetString())))];
    }

    /// <summary>Waits until the server was asked so often.</summary>
    public async Task WaitForRequestsAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_server.Requests.Count < count)
            await Task.Delay(10, limit.Token);
    }

    public void Dispose() => Folder.Dispose();

    private string Log => Folder["run/responses/responses.jsonl"];

    // Another process may be writing it.
    private byte[] ReadLog()
    {
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private string[] Arguments(string[] more)
    {
        bool namesModel = more.Contains("--model") || more.Contains("--config");
        return ["generate", "in", "--out", "run", "--recipe", "my-qa/recipe.yaml", .. namesModel ? (string[])[] : ["--model", Model], .. more];
    }

    // Sentences of which no two begin alike, in sections, so that each document gives a few chunks.
    private static string Text(int document)
    {
        string[] things = ["valve", "gauge", "relay", "impeller", "filter", "housing", "bearing", "shaft", "seal", "sensor"];
        var text = new System.Text.StringBuilder($"# Part {document} of the manual\n");
        for (int section = 0; section < 3; section++)
        {
            text.Append($"\n## Section {document}.{section}\n\n");
            for (int i = 0; i < 10; i++)
            {
                int number = (document * 100) + (section * 10) + i;
                text.Append($"Unit {number} has a {things[(number + i) % 10]} that must be checked after {number + 12} hours of work in the plant. ");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
