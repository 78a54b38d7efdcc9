using System.CommandLine;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Help;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

public sealed class HelpTests
{
    [Fact]
    public void The_help_of_the_program_is_as_approved() =>
        Approve.Text(HelpText.Of(SeedbedCommand.Create()), Path.Combine("help", "seedbed.txt"));

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Without_a_command_the_help_is_shown_and_nothing_is_wrong(params string[] arguments)
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, arguments);

        run.ShouldBe(new(0, HelpText.Of(SeedbedCommand.Create()), ""));
    }

    [Fact]
    public async Task Help_is_shown_whatever_else_is_wrong_in_the_line()
    {
        using var folder = new TempFolder();

        SeedbedProcess run = await SeedbedProcess.RunAsync(folder.Path, "export", "--help", "--nonsense");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Examples:\n  seedbed export run\n");
    }

    [Fact]
    public void Every_command_has_an_example_that_calls_it()
    {
        foreach (DocumentedCommand command in All(SeedbedCommand.Create()).OfType<DocumentedCommand>())
        {
            command.Examples.ShouldNotBeEmpty();
            command.Examples.ShouldAllBe(example => example.Contains(CommandNames.Full(command), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_option_with_a_value_says_its_default()
    {
        foreach (Command command in All(SeedbedCommand.Create()))
        {
            string help = HelpText.Of(command, width: 10_000).Split("\nExamples:")[0];
            foreach (Option option in command.Options.Where(option => option.HelpName is not null))
                help.Split('\n').Single(line => line.StartsWith($"  {option.Name} ", StringComparison.Ordinal)).ShouldContain("default");
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public void Lines_keep_to_the_width(int width)
    {
        foreach (Command command in All(SeedbedCommand.Create()))
        {
            string help = HelpText.Of(command, width).Split("\nExamples:")[0];
            help.Split('\n').ShouldAllBe(line => line.Length <= width);
        }
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
