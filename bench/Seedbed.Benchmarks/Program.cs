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
    ["model-path", .. var rest] => await ModelPath.RunAsync(rest),
    ["faults", .. var rest] => await Faults.RunAsync(rest),
    ["bare-client", var address, var bodies, var count, var atOnce] => await BareClient.RunAsync(
        new(address), bodies, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(atOnce, CultureInfo.InvariantCulture)),
    ["pacing", .. var rest] => await PacingBenchmark.RunAsync(rest.FirstOrDefault()),
    ["validate", .. var rest] => await ValidateFolder.RunAsync(rest),
    ["hostile", .. var rest] => await HostileCorpus.RunAsync(rest),
    ["tokens", .. var rest] => TokenSpeed.Run(rest),
    ["ingest", .. var rest] => await IngestSpeed.RunAsync(rest),
    ["windows", .. var rest] => WindowSpeed.Run(rest),
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
    Console.Error.WriteLine($$"""
        usage: engine ROWS [--first-is-slow]
               passages
               pacing [PICTURE.svg]
               fake-server {{FakeServer.Usage}}, {model} standing for the model
               model-path {{ModelPath.Usage}}
               faults {{Faults.Usage}}
               validate {{ValidateFolder.Usage}}
               hostile {{HostileCorpus.Usage}}
               tokens {{TokenSpeed.Usage}}
               ingest {{IngestSpeed.Usage}}
               windows {{WindowSpeed.Usage}}
               bare-client ADDRESS BODIES COUNT AT-ONCE
        """);
    return 1;
}
