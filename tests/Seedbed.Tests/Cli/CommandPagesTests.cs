using System.CommandLine;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Help;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>docs/commands: the help above the marker, what a person wrote below it.</summary>
public sealed class CommandPagesTests
{
    private const string Marker = "<!-- Above: the command's own help, kept by a test. Below: written by hand. -->\n";

    public static TheoryData<string> Names => [.. SeedbedCommand.Create().Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_a_command_begins_with_its_help(string name)
    {
        Command command = SeedbedCommand.Create().Subcommands.Single(sub => sub.Name == name);
        string page = Path.Combine("..", "..", "..", "docs", "commands", $"{name}.md");

        Approve.Text($"# seedbed {name}\n\n{Help(command)}{Marker}{WrittenByHand(page)}", page);
    }

    [Fact]
    public void Every_page_belongs_to_a_command() =>
        Directory.GetFiles(Path.Combine(Approve.Folder, "..", "..", "..", "docs", "commands"))
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(SeedbedCommand.Create().Subcommands.Select(command => command.Name), ignoreOrder: true);

    private static string Help(Command command) =>
        $"```text\n{HelpText.Of(command)}```\n\n"
        + string.Concat(command.Subcommands.Select(sub => $"## {CommandNames.Full(sub)}\n\n{Help(sub)}"));

    private static string WrittenByHand(string page)
    {
        string path = Path.Combine(Approve.Folder, page);
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        int marker = text.IndexOf(Marker, StringComparison.Ordinal);
        return marker < 0 ? "" : text[(marker + Marker.Length)..];
    }
}
