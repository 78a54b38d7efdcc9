using System.CommandLine;
using Seedbed;
using Seedbed.Cli;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Help;

using var cancel = new Interrupt();
return await ErrorBoundary.RunAsync(async () =>
{
    ParseResult parsed = SeedbedCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (!SeedbedCommand.Answers(parsed) && CommandLineMistake.Of(parsed) is { } mistake)
        throw new SeedbedException($"{mistake}\ntry `{CommandNames.Full(parsed.CommandResult.Command)} --help`");
    using IDisposable? telemetry = SeedbedCommand.Answers(parsed) ? null : TelemetryExport.StartIfConfigured();
    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel.Token);
});
