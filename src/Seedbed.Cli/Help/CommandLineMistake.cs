using System.CommandLine;
using System.CommandLine.Parsing;
using Seedbed.Cli.Options;
using Seedbed.Yaml;

namespace Seedbed.Cli.Help;

/// <summary>Says in one sentence what is wrong in a command line, and what was probably meant.</summary>
internal static class CommandLineMistake
{
    /// <summary>The sentence for the first mistake; null when there is none.</summary>
    public static string? Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.Tokens.Any(token => token.Value.Length == 0))
            return "a word of the command line is empty; has a variable in it no value?";
        if (StrayOption(parsed) is { } stray)
            return UnknownOption(command, stray);
        if (parsed.UnmatchedTokens.Count > 0)
            return Unmatched(command, parsed.UnmatchedTokens[0]);
        if (parsed.Errors.Count == 0)
            return null;
        // What a validator says is meant for people; it stands behind what the parser itself says.
        ParseError error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult option => OfOption(option) ?? Said(parsed, option),
            ArgumentResult { Parent: OptionResult option } => OfOption(option) ?? Said(parsed, option),
            ArgumentResult { Tokens.Count: 0 } argument => Missing(command, argument.Argument),
            _ => error.Message.TrimEnd('.'),
        };
    }

    private static string Said(ParseResult parsed, OptionResult option) =>
        parsed.Errors.Last(error => error.SymbolResult == option || error.SymbolResult?.Parent == option).Message;

    /// <summary>A mistyped option that the parser took for an input; what stands behind <c>--</c> is meant so.</summary>
    private static string? StrayOption(ParseResult parsed)
    {
        var inputs = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value).ToHashSet();
        return parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && LooksLikeAnOption(token.Value) && inputs.Contains(token.Value))
            ?.Value;
    }

    private static bool LooksLikeAnOption(string token) => token.Length > 1 && token[0] == '-';

    private static string Unmatched(Command command, string token)
    {
        if (LooksLikeAnOption(token))
            return UnknownOption(command, token);
        return command.Subcommands.Count > 0
            ? $"there is no command '{string.Join(' ', [.. CommandNames.Path(command), token])}'{NearestName.Hint(token, [.. command.Subcommands.Select(sub => sub.Name)])}"
            : $"{Name(command)} takes no further argument: '{token}'";
    }

    private static string UnknownOption(Command command, string token)
    {
        string name = token.Split('=', 2)[0];
        string hint = NearestName.Of(name, command.Options.Select(option => option.Name).Append("--help")) is { } nearest
            ? $"; did you mean {nearest}?"
            : "";
        return $"{(command is RootCommand ? "there is" : $"{Name(command)} has")} no option {name}{hint}";
    }

    private static string Missing(Command command, Argument argument) =>
        $"{Name(command)} needs {argument.Name}: {argument.Description?.TrimEnd('.')}";

    private static string Name(Command command) => string.Join(' ', CommandNames.Path(command));

    private static string? OfOption(OptionResult result)
    {
        Option option = result.Option;
        string value = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (result.Tokens.Count == 0)
            return $"{option.Name} needs a value: {option.Name} {option.HelpName}";
        if (result.Tokens.Count > option.Arity.MaximumNumberOfValues)
            return $"{option.Name} is given more than once";
        bool isRead = (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) switch
        {
            { } type when type == typeof(int) || type == typeof(long) => WholeNumber.TryRead(value, out _),
            _ => true,
        };
        return !isRead ? $"{option.Name}: '{value}' is not a whole number" : null;
    }
}
