using System.Text.Json;

namespace Seedbed.Models.Batches;

/// <summary>
/// What <c>batch.json</c> says beside the files: how each model is asked, and which responses files each requests file was written after. A fault that
/// stands in one of those was the reason to ask again; it is no answer to what was asked since. A lost record costs at most a second asking.
/// </summary>
internal sealed record BatchRecord
{
    private const string Name = "batch.json";

    /// <summary>By the requests file's name: the responses files that had been read, each as <c>NAME SHA-256</c>.</summary>
    public Dictionary<string, IReadOnlyList<string>> Read { get; init; } = new(StringComparer.Ordinal);

    /// <summary>By the model's name: how its requests are written.</summary>
    public Dictionary<string, BatchForm> Forms { get; init; } = new(StringComparer.Ordinal);

    public static BatchRecord Of(string folder)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, Name));
            return JsonSerializer.Deserialize(bytes, BatchRecordJson.Default.BatchRecord) is { Read: not null, Forms: not null } record ? record : new();
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return new();
        }
    }

    public void Write(string folder)
    {
        string path = Path.Combine(folder, Name);
        File.WriteAllBytes(path + ".partial", JsonSerializer.SerializeToUtf8Bytes(this, BatchRecordJson.Default.BatchRecord));
        File.Move(path + ".partial", path, overwrite: true);
    }
}
