using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("genrate docs", "there is no command 'genrate'; did you mean 'generate'?", "seedbed --help")]
    [InlineData("recipes shwo", "there is no command 'recipes shwo'; did you mean 'show'?", "seedbed recipes --help")]
    [InlineData("--versoin", "there is no option --versoin; did you mean --version?", "seedbed --help")]
    [InlineData("generate docs --exlude x", "generate has no option --exlude; did you mean --exclude?", "seedbed generate --help")]
    [InlineData("generate docs --exlude=x", "generate has no option --exlude; did you mean --exclude?", "seedbed generate --help")]
    [InlineData("show run --jsn", "show has no option --jsn; did you mean --json?", "seedbed show --help")]
    [InlineData("export", "export needs RUN: The run folder", "seedbed export --help")]
    [InlineData("export one two", "export takes no further argument: 'two'", "seedbed export --help")]
    [InlineData("generate docs --out", "--out needs a value: --out FOLDER", "seedbed generate --help")]
    [InlineData("generate docs --seed 1 --seed 2", "--seed is given more than once", "seedbed generate --help")]
    [InlineData("generate docs --max-in-flight many", "--max-in-flight: 'many' is not a whole number", "seedbed generate --help")]
    [InlineData("generate docs --max-in-flight 0", "--max-in-flight must be a whole number from 1 to 4096, not 0", "seedbed generate --help")]
    [InlineData("generate docs --max-in-flight 99999999999", "--max-in-flight must be a whole number from 1 to 4096, not 99999999999", "seedbed generate --help")]
    [InlineData("generate docs --target 0", "--target must be a whole number of at least 1, not 0", "seedbed generate --help")]
    [InlineData("estimate docs --sample 0", "--sample must be a whole number from 1 to 1000, not 0", "seedbed estimate --help")]
    [InlineData("log run --last 0", "--last must be a whole number from 1 to 1000000, not 0", "seedbed log --help")]
    [InlineData("preview docs --units 1001", "--units must be a whole number from 1 to 1000, not 1001", "seedbed preview --help")]
    [InlineData("ingest docs --format xml", "--format: 'xml' is not known; known: text, markdown, json", "seedbed ingest --help")]
    [InlineData("ingest docs --format 1", "--format: '1' is not known; known: text, markdown, json", "seedbed ingest --help")]
    [InlineData("export run --format alpca", "--format: 'alpca' is not known; did you mean 'alpaca'?", "seedbed export --help")]
    [InlineData("completion bsh", "SHELL: 'bsh' is not known; did you mean 'bash'?", "seedbed completion --help")]
    public async Task A_mistake_in_the_line_is_one_sentence_and_a_hint(string line, string sentence, string hint)
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, line.Split(' '));

        run.ShouldBe(new(1, "", $"seedbed: {sentence}\ntry `{hint}`\n"));
    }

    [Fact]
    public async Task An_empty_word_is_no_input()
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "generate", "");

        run.ShouldBe(new(1, "", "seedbed: a word of the command line is empty; has a variable in it no value?\ntry `seedbed generate --help`\n"));
    }

    [Fact]
    public async Task Behind_two_dashes_a_name_is_an_input_whatever_it_looks_like()
    {
        using var folder = new TempFolder();
        folder.Write("-odd.md", "# Odd\n\nA file with an odd name.\n");

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "ingest", "--", "-odd.md");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("A file with an odd name.");
    }

    [Fact]
    public async Task A_setting_without_a_value_is_named()
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "generate", folder.Path, "--recipe", "qa", "--set", "questions");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--set questions: write it as NAME=VALUE");
    }
}
