using System.CommandLine;
using Seedbed.Cli;
using Seedbed.Cli.Commands;

using var cancel = new Interrupt();
return await ErrorBoundary.RunAsync(() =>
{
    ParseResult parsed = SeedbedCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    return parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel.Token);
});
