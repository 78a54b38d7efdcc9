using System.Globalization;
using Seedbed.Benchmarks;

return args switch
{
    ["engine", var rows, .. var rest] =>
        await EngineStream.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture), rest.Contains("--first-is-slow")),
    ["fake-server", var milliseconds, .. var command] when command.Length > 0 =>
        await FakeServer.RunAsync(int.Parse(milliseconds, CultureInfo.InvariantCulture), command),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: engine ROWS [--first-is-slow] | fake-server MILLISECONDS COMMAND [ARG…], {model} standing for the model");
    return 1;
}
