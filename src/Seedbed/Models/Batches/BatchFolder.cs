using System.Text.Json;

namespace Seedbed.Models.Batches;

/// <summary>
/// A folder through which requests go to a batch service and responses come back: <c>requests-001.jsonl</c>, … written here,
/// <c>responses-*.jsonl</c> put there by the user. The files are the truth. Thread-safe; one process at a time.
/// </summary>
internal sealed class BatchFolder : IDisposable
{
    private const string LockName = "batch.lock";

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly FileStream _held;
    private readonly BatchRequests _requests;
    private readonly BatchAnswers _answers;
    private readonly BatchRecord _record;
    private readonly BatchWriter _writer;
    private readonly Dictionary<string, BatchForm> _forms;
    private readonly SortedDictionary<int, int> _waiting = [];

    private BatchFolder(string path, BatchLimits limits, FileStream held)
    {
        (_path, _held) = (path, held);
        BatchWriter.Clear(path);
        _record = BatchRecord.Of(path);
        _requests = BatchRequests.Read(path);
        _answers = BatchAnswers.Read(path, key => _requests.Find(key) is not null);
        _forms = FormsAfterAnswers();
        _writer = new(path, limits, _requests.TakeNumber);
        Notes = [.. _requests.Notes, .. _answers.Notes, .. Unread()];
    }

    /// <summary>What the user should know of the files: one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How a model's new requests are written: otherwise than what was refused.</summary>
    public BatchForm FormOf(string model) => _forms.GetValueOrDefault(model) ?? BatchForm.Usual;

    /// <summary>Opens the folder, which is made when missing, and reads where everything stands.</summary>
    /// <exception cref="SeedbedException">It can't be made, read or written, or another process has it.</exception>
    public static BatchFolder Open(string path, BatchLimits? limits = null)
    {
        try
        {
            Directory.CreateDirectory(path);
            FileStream held = Take(path);
            try
            {
                return new(path, limits ?? new(), held);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"the batch folder {path} can't be used ({e.Message}); give the permission or the room that is missing, or name another after batch:", e);
        }
    }

    /// <summary>How a request stands.</summary>
    public BatchFound Find(ReplayKey key)
    {
        BatchAsked? asked;
        lock (_gate)
            asked = _requests.Find(key);
        BatchAnswer? first = null;
        foreach (BatchAnswer answer in _answers.Of(key))
        {
            if (answer.Kind == BatchAnswerKind.Reply && _answers.Load(answer) is { } reply)
                return new(asked, reply, _answers.Shown(answer));
            if (IsNews(answer, asked) && (first is not { } known || answer.Kind < known.Kind))
                first = answer;
        }

        return first is { } fault ? new(asked, _answers.Load(fault), _answers.Shown(fault)) : new(asked, null, "");
    }

    /// <summary>Hands out the whole lines of the requests files, of each request the last.</summary>
    public void ReadRequests(Action<ReplayKey, JsonDocument> take) => _requests.ReadLast(_path, take);

    /// <summary>Whether a request that failed for good was asked once more since.</summary>
    public bool IsAskedAgain(ReplayKey key)
    {
        BatchFound found = Find(key);
        return found.IsWaiting || found.Reply?.Response is not null;
    }

    /// <summary>Puts a request into the wave.</summary>
    /// <exception cref="SeedbedException">It can't be written.</exception>
    public void Ask(ReplayKey key, string model, ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            try
            {
                _requests.Add(key, _writer.Write(model, line), BatchRequestLine.Read(line)!.Value.Wording);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(e);
            }
        }
    }

    /// <summary>Notes that a request waits for what an earlier run wrote.</summary>
    public void Hold(ReplayKey key, int file)
    {
        lock (_gate)
        {
            if (_requests.Hold(key))
                _waiting[file] = _waiting.GetValueOrDefault(file) + 1;
        }
    }

    /// <summary>The run has asked all that it can ask: what it wrote takes its names.</summary>
    /// <returns>What waits; null when nothing does.</returns>
    /// <exception cref="SeedbedException">It can't be written.</exception>
    public BatchWave? Publish()
    {
        lock (_gate)
        {
            try
            {
                (IReadOnlyList<string> files, int written) = _writer.Publish(Remember);
                int[] before = [.. _waiting.Keys.Where(number => !files.Contains(BatchRequests.NameOf(number)))];
                return written == 0 && before.Length == 0
                    ? null
                    : new(_path, written, files, before.Sum(number => _waiting[number]), [.. before.Select(BatchRequests.NameOf)]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(e);
            }
        }
    }

    /// <summary>Frees the folder; what was not published is removed.</summary>
    public void Dispose()
    {
        _answers.Dispose();
        _writer.Dispose();
        _held.Dispose();
    }

    private static FileStream Take(string path)
    {
        try
        {
            return new(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (File.Exists(Path.Combine(path, LockName)))
        {
            throw new SeedbedException($"another seedbed process is using the batch folder {path}; wait for it or stop it, or name another after batch:", e);
        }
    }

    // A fault that was known when the request was asked again is no answer to the second asking.
    private bool IsNews(BatchAnswer answer, BatchAsked? asked) =>
        asked is not { } last
        || !_record.Read.TryGetValue(BatchRequests.NameOf(last.File), out IReadOnlyList<string>? read)
        || !read.Contains(_answers.FileOf(answer), StringComparer.Ordinal);

    private void Remember(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            _record.Read[name] = _answers.Files;
        (_record with { Forms = _forms }).Write(_path);
    }

    private Dictionary<string, BatchForm> FormsAfterAnswers()
    {
        var lessons = new Dictionary<string, BatchLesson>(StringComparer.Ordinal);
        foreach (ReplayKey key in _answers.Keys)
        {
            if (_requests.Find(key) is not { } asked || _requests.ModelOf(asked.File) is not { } model)
                continue;
            if (!lessons.TryGetValue(model, out BatchLesson? lesson))
                lessons[model] = lesson = new(_record.Forms.GetValueOrDefault(model) ?? BatchForm.Usual);
            Learn(lesson, key, asked);
        }

        var forms = new Dictionary<string, BatchForm>(_record.Forms, StringComparer.Ordinal);
        foreach ((string model, BatchLesson lesson) in lessons)
            forms[model] = lesson.Form;
        return forms;
    }

    private void Learn(BatchLesson lesson, ReplayKey key, BatchAsked asked)
    {
        foreach (BatchAnswer answer in _answers.Of(key).Where(answer => IsNews(answer, asked)))
        {
            if (answer.Kind == BatchAnswerKind.Reply)
                lesson.Take(asked.Wording.Json);
            else if (answer.Kind == BatchAnswerKind.Refused && _answers.Load(answer)?.Failure is { } refusal)
                lesson.Refuse(asked.Wording.Json, refusal);
        }
    }

    private IEnumerable<string> Unread() => Directory.EnumerateFiles(_path, "*.jsonl")
        .Select(Path.GetFileName)
        .Where(name => !name!.StartsWith("requests-", StringComparison.Ordinal) && !name.StartsWith("responses", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => $"{Path.Combine(_path, name!)} is not read; if it holds responses, rename it to responses-{name}");

    private SeedbedException Unwritable(Exception e) =>
        new($"the requests can't be written into {_path}: {e.Message}; make room or name another folder after batch:, then run again", e);
}
