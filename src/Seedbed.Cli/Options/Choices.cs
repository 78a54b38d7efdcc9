using System.CommandLine;
using System.CommandLine.Completions;
using Seedbed.Yaml;

namespace Seedbed.Cli.Options;

/// <summary>Options and arguments whose value is one of a few names.</summary>
internal static class Choices
{
    /// <summary>Only these names, exactly as written; they complete in the shell.</summary>
    public static Option<T> OneOf<T>(this Option<T> option, Func<IReadOnlyCollection<string>> names)
    {
        option.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Fault(option.Name, result.Tokens[0].Value, names()) is { } fault)
                result.AddError(fault);
        });
        return option;
    }

    /// <summary>Only these names, exactly as written; they complete in the shell.</summary>
    public static Argument<T> OneOf<T>(this Argument<T> argument, Func<IReadOnlyCollection<string>> names)
    {
        argument.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Fault(argument.Name, result.Tokens[0].Value, names()) is { } fault)
                result.AddError(fault);
        });
        return argument;
    }

    private static string? Fault(string symbol, string value, IReadOnlyCollection<string> names) =>
        names.Contains(value) ? null : $"{symbol}: '{value}' is not known{NearestName.Hint(value, names)}";
}
