// dotnet run --project samples/Seedbed.Samples -- SAMPLE [INPUT] [OUT]
using Seedbed;
using Seedbed.Samples;

string input = args.ElementAtOrDefault(1) ?? "examples/handbook";
string folder = args.ElementAtOrDefault(2) ?? "runs/sample";
Func<Task>? sample = args.FirstOrDefault() switch
{
    "five-lines" => () => FiveLines.RunAsync(input),
    "own-verb" => () => OwnVerb.RunAsync(input),
    "own-reader" => () => OwnReader.RunAsync(input),
    "own-exporter" => () => OwnExporter.RunAsync(input, folder),
    _ => null,
};
if (sample is null)
{
    await Console.Error.WriteLineAsync("name a sample: five-lines, own-verb, own-reader, own-exporter");
    return 1;
}

try
{
    await sample();
    return 0;
}
catch (SeedbedException fault)
{
    // The user's mistake, in one sentence: a folder that is not there, an option out of range.
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
