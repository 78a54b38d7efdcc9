using System.CommandLine;
using Seedbed;
using Seedbed.Cli;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Help;

using var cancel = new Interrupt();
return await ErrorBoundary.RunAsync(() =>
{
    ParseResult parsed = SeedbedCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (!SeedbedCommand.Answers(parsed) && CommandLineMistake.Of(parsed) is { } mistake)
        throw new SeedbedException($"{mistake}\ntry `{CommandNames.Full(parsed.CommandResult.Command)} --help`");
    return parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel.Token);
});
