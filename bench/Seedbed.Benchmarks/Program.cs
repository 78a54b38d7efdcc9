using System.Globalization;
using Seedbed.Benchmarks;

return args switch
{
    ["engine", var rows, .. var rest] =>
        await EngineStream.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture), rest.Contains("--first-is-slow")),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: engine ROWS [--first-is-slow]");
    return 1;
}
