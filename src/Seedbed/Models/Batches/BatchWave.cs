using System.Globalization;

namespace Seedbed.Models.Batches;

/// <summary>The requests that wait for a batch service when a run has asked all that it can ask.</summary>
/// <param name="Folder">The folder of the files.</param>
/// <param name="Written">Requests that were written now.</param>
/// <param name="Files">The files that hold them.</param>
/// <param name="Waiting">Requests that were written by an earlier run and still wait.</param>
/// <param name="WaitingFiles">The files that hold those.</param>
public sealed record BatchWave(string Folder, int Written, IReadOnlyList<string> Files, int Waiting, IReadOnlyList<string> WaitingFiles)
{
    private const string Mend = "let your batch service answer them, put what it returns beside them as responses-NAME.jsonl, and run the same command again";

    /// <summary>What the user does now; one sentence.</summary>
    public string Sentence => (Written, Waiting) switch
    {
        ( > 0, 0) => $"{Requests(Written)} to {List(Files)} in {Folder}: {Mend}",
        ( > 0, _) => $"{Requests(Written)} to {List(Files)} in {Folder}, and {Number(Waiting)} still wait for the responses to {List(WaitingFiles)}: {Mend}",
        _ => $"{Number(Waiting)} {(Waiting == 1 ? "request waits" : "requests wait")} for the responses to {List(WaitingFiles)} in {Folder}: {Mend}",
    };

    private static string Requests(int count) => $"{Number(count)} {(count == 1 ? "request was" : "requests were")} written";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> files) =>
        files.Count <= 3 ? string.Join(", ", files) : $"{files[0]} to {files[^1]} ({files.Count} files)";
}
