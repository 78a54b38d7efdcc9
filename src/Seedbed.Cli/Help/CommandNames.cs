using System.CommandLine;

namespace Seedbed.Cli.Help;

/// <summary>How a command is called.</summary>
internal static class CommandNames
{
    /// <summary>The program's name, whatever its file is called.</summary>
    public const string Program = "seedbed";

    /// <summary>For example <c>seedbed recipes show</c>.</summary>
    public static string Full(Command command) => string.Join(' ', [Program, .. Path(command)]);

    /// <summary>For example <c>recipes</c>, <c>show</c>; nothing for the program itself.</summary>
    public static IReadOnlyList<string> Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? [.. Path(parent), command.Name] : [];

    /// <summary>The ways to call it: by itself, with a command below it.</summary>
    public static IEnumerable<string> Usages(Command command)
    {
        string name = Full(command);
        if (command.Action is not null && command is not RootCommand)
        {
            bool options = command.Options.Any(option => option is not System.CommandLine.Help.HelpOption);
            yield return string.Join(' ', [name, .. command.Arguments.Select(Usage), .. options ? ["[OPTIONS]"] : Array.Empty<string>()]);
        }

        if (command.Subcommands.Count > 0)
            yield return $"{name} COMMAND [ARGUMENTS] [OPTIONS]";
    }

    private static string Usage(Argument argument)
    {
        string name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
