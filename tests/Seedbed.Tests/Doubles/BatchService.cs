using System.Text;
using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// Plays a batch service: answers the requests files of a folder as <see cref="FakeModelServer"/> would, in another order, and
/// puts responses files beside them.
/// </summary>
internal sealed class BatchService(string folder)
{
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<string, int> _attempts = [];
    private int _number;

    /// <summary>What goes wrong in a reply's content.</summary>
    public Func<FakeModelRequest, FakeModelFault> Fault { get; init; } = _ => FakeModelFault.None;

    /// <summary>What stands behind the id instead of a reply, as <c>"response":…,"error":…</c>; empty: the line is left out.</summary>
    public Func<FakeModelRequest, string?> Instead { get; init; } = _ => null;

    /// <summary>How its model behaves.</summary>
    public FakeModelOptions Options { get; init; } = new();

    /// <summary>The requests files so far, by name.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.GetFiles(folder, "requests-*.jsonl").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The lines of a requests file.</summary>
    public IReadOnlyList<JsonElement> Requests(string file) => [.. File.ReadLines(Path.Combine(folder, file)).Select(line => JsonElement.Parse(line))];

    /// <summary>The ids of a requests file.</summary>
    public IReadOnlyList<string> Ids(string file) => [.. Requests(file).Select(line => line.GetProperty("custom_id").GetString()!)];

    /// <summary>The line of an answer.</summary>
    public static string Line(string id, string rest) => $"{{\"id\":\"batch_req_{id[..8]}\",\"custom_id\":\"{id}\",{rest}}}";

    /// <summary>What stands behind the id of a refused request.</summary>
    public static string Error(int status, string message, string code = "") =>
        $"\"response\":{{\"status_code\":{status},\"request_id\":\"r\",\"body\":{{\"error\":{{\"message\":\"{message}\",\"code\":\"{code}\"}}}}}},\"error\":null";

    /// <summary>What stands behind the id of a request that its batch never came to.</summary>
    public static string Expired =>
        "\"response\":null,\"error\":{\"code\":\"batch_expired\",\"message\":\"This request could not be executed before the completion window expired.\"}";

    /// <summary>Answers every requests file that was not answered yet.</summary>
    public void Answer()
    {
        foreach (string file in Files.Where(_answered.Add))
        {
            string[] lines = [.. Requests(file).Select(LineOf).Where(line => line.Length > 0)];
            new SeededRandom("batch service", file).Shuffle<string>(lines);
            File.WriteAllLines(Path.Combine(folder, file.Replace("requests", "responses", StringComparison.Ordinal)), lines, new UTF8Encoding(false));
        }
    }

    private string LineOf(JsonElement line)
    {
        string id = line.GetProperty("custom_id").GetString()!;
        JsonElement body = line.GetProperty("body");
        _attempts[id] = _attempts.GetValueOrDefault(id) + 1;
        var request = new FakeModelRequest(++_number, _attempts[id], FakeModelReply.Hash(body.GetRawText()), body, null);
        if (Instead(request) is { } rest)
            return rest.Length == 0 ? "" : Line(id, rest);
        byte[] reply = FakeModelCompletion.To(request, body.GetProperty("model").GetString()!, Fault(request), Options).Body;
        return Line(id, $"\"response\":{{\"status_code\":200,\"request_id\":\"r{_number}\",\"body\":{Encoding.UTF8.GetString(reply)}}},\"error\":null");
    }
}
