using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>The folder that a run fills. Plain files; they are the truth.</summary>
public sealed class RunFolder
{
    private const string RecordName = "run.json";

    // File systems take 255 bytes; NAME.partial has to fit too.
    private const int LongestName = 240;
    private const int KeptOfLongName = 40;

    private static readonly string[] Outputs =
        ["run.json", "dataset.jsonl", "rejects.jsonl", "chunks.jsonl", "leaves.jsonl", "report.html", "notes.jsonl", "documents", "fetched", "exports"];

    private static readonly RunJson Readable = new(new JsonSerializerOptions(RunJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The run at a path, which need not exist yet.</summary>
    public RunFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>Accepted rows, in walk order.</summary>
    public string Dataset => In("dataset.jsonl");

    /// <summary>Dropped items.</summary>
    public string Rejects => In("rejects.jsonl");

    /// <summary>The chunks that were worked, with their text.</summary>
    public string Chunks => In("chunks.jsonl");

    /// <summary>What a person should know of how documents were read; not there where there is nothing.</summary>
    public string Notes => In("notes.jsonl");

    /// <summary>What the leaves of the taxonomy say that the run was grown from.</summary>
    public string Leaves => In("leaves.jsonl");

    /// <summary>The documents' texts, which spans refer to.</summary>
    public string Documents => In("documents");

    /// <summary>The pages of URLs as they were served, which running again reads.</summary>
    public string Fetched => In("fetched");

    /// <summary>Every model response.</summary>
    public string Responses => In("responses");

    /// <summary>The page for people.</summary>
    public string Report => In("report.html");

    /// <summary>Datasets in trainers' shapes.</summary>
    public string Exports => In("exports");

    /// <summary>What <c>run.json</c> says; null when there is no run yet.</summary>
    /// <exception cref="SeedbedException">It is damaged or can't be read.</exception>
    public RunRecord? ReadRecord()
    {
        try
        {
            using FileStream file = File.OpenRead(In(RecordName));
            RunRecord? record = JsonSerializer.Deserialize(file, RunJson.Default.RunRecord) ?? throw new JsonException("it holds null alone");
            return RecordFaults.Of(record) is { } fault ? throw new JsonException(fault) : record;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"{In(RecordName)} can't be read ({closed.Message}); give it read permission", closed);
        }
        catch (JsonException damage)
        {
            throw new SeedbedException(
                $"{In(RecordName)} is damaged ({RecordFaults.Of(damage)}); name another --out, or remove the file to start the run anew (its responses are kept)", damage);
        }
    }

    /// <summary>What <c>run.json</c> says.</summary>
    /// <exception cref="SeedbedException">There is no run, or it is damaged.</exception>
    public RunRecord RequireRecord() =>
        ReadRecord() ?? throw new SeedbedException($"{Path} holds no run (no {RecordName}); name the folder that generate filled with --out");

    /// <summary>Whether there is a run.</summary>
    internal bool HasRecord => File.Exists(In(RecordName));

    /// <summary>The characters of <c>run.json</c>.</summary>
    public string ReadRecordText() => File.ReadAllText(In(RecordName));

    /// <summary>The path of the dataset.</summary>
    /// <exception cref="SeedbedException">There is none yet.</exception>
    public string RequireDataset() => File.Exists(Dataset)
        ? Dataset
        : throw new SeedbedException($"{Path} has no dataset.jsonl yet; let its run end first (seedbed show says how it stands)");

    /// <summary>The text of a document as the run kept it; null when it kept none at that path.</summary>
    public async ValueTask<string?> ReadDocumentAsync(string document, CancellationToken cancellationToken)
    {
        string root = Documents + System.IO.Path.DirectorySeparatorChar;
        string path = System.IO.Path.GetFullPath(DocumentFile(document));
        return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path)
            ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Where the text of a document lies: <c>documents/PATH.txt</c>. A name that would be too long for a file system with
    /// what is added to it is cut, and told from its like by a hash.
    /// </summary>
    public string DocumentFile(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        int slash = document.LastIndexOf('/');
        string name = document[(slash + 1)..] + ".txt";
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
            name = $"{string.Concat(name.EnumerateRunes().Take(KeptOfLongName))}~{hash}.txt";
        }

        return System.IO.Path.Combine(Documents, document[..(slash + 1)].Replace('/', System.IO.Path.DirectorySeparatorChar) + name);
    }

    /// <summary>How many outcomes of requests its response log holds; a torn last one is not counted.</summary>
    public long CountResponses() => Directory.Exists(Responses) ? ResponseLog.FilesOf(Responses).Sum(LogLines.Count) : 0;

    /// <summary>Whether a process is working on it just now.</summary>
    public bool IsLocked => RunLock.IsHeld(In(RunLock.Name));

    /// <summary>Replaces <c>run.json</c> in one move.</summary>
    public void WriteRecord(RunRecord record)
    {
        string path = In(RecordName);
        string partial = LineFile.PartialName(path);
        File.WriteAllBytes(partial, JsonSerializer.SerializeToUtf8Bytes(record, Readable.RunRecord));
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Makes the writing of records ready, so that the first one is written at once.</summary>
    public static void PrepareRecords() => JsonSerializer.Serialize(Stream.Null, new()
    {
        Version = "",
        State = RunState.Running,
        Why = "",
        Asked = new() { Recipe = "", Seed = "", Models = new SortedDictionary<string, string>(), Inputs = [] },
        Recipe = new("", "", new Dictionary<string, JsonElement>(), []),
    }, Readable.RunRecord);

    /// <summary>
    /// Makes the folder if need be and keeps every other process out until disposed. A folder that was made and got nothing
    /// by then is removed.
    /// </summary>
    /// <exception cref="SeedbedException">The folder can't be made, holds something else, or another process works on it.</exception>
    public RunLock Lock()
    {
        try
        {
            if (Directory.Exists(Path) && !File.Exists(In(RecordName)) && HoldsSomethingElse())
            {
                throw new SeedbedException(
                    $"{Path} is not empty and holds no run; name an empty or new folder with --out");
            }

            string? made = Missing(Path);
            Directory.CreateDirectory(Path);
            return RunLock.Take(In(RunLock.Name), made);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SeedbedException($"{Path} can't be written to; name a folder of your own with --out", denied);
        }
        catch (IOException fault) when (fault is not FileNotFoundException)
        {
            throw new SeedbedException($"{Path} can't be made a run folder ({fault.Message}); name another with --out", fault);
        }
    }

    /// <summary>Whether an earlier run published anything here.</summary>
    internal bool HasOutputs => Outputs.Any(name => System.IO.Path.Exists(In(name)));

    /// <summary>Moves the outputs of an earlier run to <c>previous/N</c>. Responses and reviews stay.</summary>
    /// <returns>N.</returns>
    public int KeepPrevious()
    {
        int number = 1;
        while (Directory.Exists(In($"previous/{number}")))
            number++;
        Directory.CreateDirectory(In($"previous/{number}"));
        MoveOutputs(Path, In($"previous/{number}"));
        return number;
    }

    /// <summary>Puts the outputs of <c>previous/N</c> back in place of what there is now: a run that was to replace them failed.</summary>
    public void RestorePrevious(int number)
    {
        string kept = In($"previous/{number}");
        Discard();
        MoveOutputs(kept, Path);
        Directory.Delete(kept);
    }

    /// <summary>Removes the outputs. Responses, reviews and earlier outputs stay.</summary>
    public void Discard()
    {
        foreach (string name in Outputs)
        {
            if (File.Exists(In(name)))
                File.Delete(In(name));
            else if (Directory.Exists(In(name)))
                Directory.Delete(In(name), recursive: true);
        }
    }

    /// <summary>The highest folder on the way to a path that isn't there; null when all are.</summary>
    private static string? Missing(string path)
    {
        string? missing = null;
        for (string? at = path; at is not null && !Directory.Exists(at); at = System.IO.Path.GetDirectoryName(at))
            missing = at;
        return missing;
    }

    private static void MoveOutputs(string from, string to)
    {
        foreach (string name in Outputs)
        {
            string old = System.IO.Path.Combine(from, name);
            if (File.Exists(old))
                File.Move(old, System.IO.Path.Combine(to, name));
            else if (Directory.Exists(old))
                Directory.Move(old, System.IO.Path.Combine(to, name));
        }
    }

    // Outputs count as a run's own where its lock file lies beside them: its record may have been removed.
    private bool HoldsSomethingElse()
    {
        bool isRun = File.Exists(In(RunLock.Name));
        return Directory.EnumerateFileSystemEntries(Path)
            .Select(System.IO.Path.GetFileName)
            .Any(name => name is not (RunLock.Name or "responses" or "reviews" or "previous")
                && !name!.EndsWith(".partial", StringComparison.Ordinal)
                && !(isRun && Outputs.Contains(name)));
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
