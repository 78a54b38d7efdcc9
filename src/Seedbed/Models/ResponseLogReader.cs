using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models;

/// <summary>
/// Reads a run's response log without touching it, also while the run is writing it: what is there is streamed in the order in
/// which it was written. Of a log of any length, a few bytes a request are held. For one reading at a time.
/// </summary>
public sealed class ResponseLogReader
{
    private readonly string[] _files;

    private ResponseLogReader(string[] files) => _files = files;

    /// <summary>How many lines could not be read so far. A last line that is being written is not one of them.</summary>
    public long Damaged { get; private set; }

    /// <summary>The log in <paramref name="folder"/> (a run's <c>responses</c>).</summary>
    /// <exception cref="SeedbedException">There is none.</exception>
    public static ResponseLogReader Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] files = Directory.Exists(folder) ? ResponseLog.FilesOf(folder) : [];
        return files.Length > 0
            ? new(files)
            : throw new SeedbedException($"{folder} holds no response log (*.jsonl): no model was asked there yet");
    }

    /// <summary>Every call, in the order of replay: of several answers to one request, the last one counts.</summary>
    /// <exception cref="SeedbedException">A file can't be read.</exception>
    public async IAsyncEnumerable<LoggedCall> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Damaged = 0;
        LoggedAnswers answers = AnswersOf(cancellationToken);
        var words = new LogWords();
        for (int number = 0; number < _files.Length; number++)
        {
            using SafeFileHandle file = Open(number);
            await foreach ((long at, ReadOnlyMemory<byte> line) in LogLines.OfAsync(file, cancellationToken).ConfigureAwait(false))
            {
                if (line.IsEmpty)
                    continue;
                if (LoggedCallReader.Read(line.ToArray(), words) is not { } call)
                {
                    Damaged++;
                    continue;
                }

                (call.Answers, call.Counts) = (answers.Of(call.Key), answers.Counts(call.Key, number, at));
                yield return call;
            }
        }
    }

    private LoggedAnswers AnswersOf(CancellationToken cancellationToken)
    {
        var answers = new LoggedAnswers();
        for (int number = 0; number < _files.Length; number++)
        {
            using SafeFileHandle file = Open(number);
            answers.Add(number, file, cancellationToken);
        }

        return answers;
    }

    private SafeFileHandle Open(int number)
    {
        try
        {
            return LogLines.Open(_files[number]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"{_files[number]} can't be read ({e.Message}); give it read permission", e);
        }
    }
}
