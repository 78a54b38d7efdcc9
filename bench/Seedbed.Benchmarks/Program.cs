using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Seedbed.Benchmarks;

return args switch
{
    ["engine", var rows, .. var rest] =>
        await EngineStream.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture), rest.Contains("--first-is-slow")),
    ["fake-server", .. var rest] => await FakeServer.RunAsync(rest),
    ["passages"] => Micro(),
    _ => Usage(),
};

// In process: BenchmarkDotNet's own project files don't know central package management.
static int Micro()
{
    IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkRunner.Run<Passages>(config);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine($"usage: engine ROWS [--first-is-slow] | passages | fake-server {FakeServer.Usage}, {{model}} standing for the model");
    return 1;
}
