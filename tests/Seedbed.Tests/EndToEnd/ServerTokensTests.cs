using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary><c>tokenizer: server</c> by the command: the same chunks as with the server's own tokenizer at hand.</summary>
public sealed class ServerTokensTests
{
    private const string Recipe = """
        name: windows
        summary: Questions about windows of text
        source:
          chunks: { tokens: 40, overlap: 8, by: window, tokenizer: TOKENIZER }
        steps:
          - extract: {}
        output:
          messages: [ { user: "{{question}}" }, { assistant: "{{answer}}" } ]
        """;

    [Fact]
    public async Task A_run_by_a_servers_tokens_has_the_chunks_of_that_tokenizer()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Tokenize = new FakeTokens(FakeTokens.Form.Vllm).ServeAsync });
        using var folder = new TempFolder();
        folder.Write("notes.md", "# Taps\n\n" + string.Concat(Enumerable.Repeat("The **filter valve** is a part that opens at 3.5 bar. The tap 漢字 closes by itself.\n\n## How do I close the tap?\n\nTurn it to the right until it stops.\n\n", 20)));
        folder.Write("server.yaml", Recipe.Replace("TOKENIZER", "server", StringComparison.Ordinal));
        folder.Write("own.yaml", Recipe.Replace("TOKENIZER", "o200k_base", StringComparison.Ordinal));

        SeedbedProcess served = await SeedbedProcess.RunAsync(folder.Path, "generate", "notes.md", "--recipe", "server.yaml", "--model", $"{server.Address}#fake", "--out", "served");
        SeedbedProcess own = await SeedbedProcess.RunAsync(folder.Path, "generate", "notes.md", "--recipe", "own.yaml", "--out", "own");

        served.ExitCode.ShouldBe(own.ExitCode, served.Error + own.Error);
        File.ReadAllText(folder["served/chunks.jsonl"]).ShouldBe(File.ReadAllText(folder["own/chunks.jsonl"]));
        (await SeedbedProcess.RunAsync(folder.Path, "tokens", "notes.md", "--tokenizer", "server", "--model", $"{server.Address}#fake", "--ids")).Output
            .ShouldBe((await SeedbedProcess.RunAsync(folder.Path, "tokens", "notes.md", "--ids")).Output);
    }

    [Fact]
    public async Task Without_a_model_the_sentence_says_what_to_name()
    {
        using var folder = new TempFolder();
        folder.Write("notes.md", "# Taps\n\nThe tap drips.");
        folder.Write("server.yaml", Recipe.Replace("TOKENIZER", "server", StringComparison.Ordinal));

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "generate", "notes.md", "--recipe", "server.yaml", "--out", "out");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("tokenizer: server asks a model's server for tokens, and no model is named; name one with --model");
    }
}
