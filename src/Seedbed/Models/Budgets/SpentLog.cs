using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models.Budgets;

/// <summary>
/// The spending of a run folder in <c>responses/spent.log</c>, one JSON object a line, append-only: a model with its price,
/// an attempt with what is reserved for it (written before it is sent), and what it used (written after). An attempt
/// without the latter, because the process was killed, counts as reserved, so that nothing is ever left out. Thread-safe.
/// </summary>
internal sealed class SpentLog : IDisposable
{
    private const string FileName = "spent.log";

    // Five numbers of 20 digits and their names.
    private const int LongestLine = 192;

    private readonly Lock _writing = new();
    private readonly Dictionary<ModelBill, int> _models = [];
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly ArrayBufferWriter<byte> _lines = new(512);
    private long _end;
    private long _entries;

    private SpentLog(string path, SafeFileHandle file, long end, long entries) =>
        (_path, _file, _end, _entries) = (path, file, end, entries);

    /// <summary>Opens the file, and says what it holds.</summary>
    /// <exception cref="SeedbedException">It can't be read or written.</exception>
    public static SpentLog Open(string folder, IReadOnlyCollection<ModelSettings> models, out SpentBefore before)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var reader = new SpentReader();
            long end = reader.Read(file);
            if (end < RandomAccess.GetLength(file))
                RandomAccess.SetLength(file, end);
            before = reader.Sum(models);
            return new(path, file, end, reader.Entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeedbedException($"{path} can't be opened: {e.Message}; give the permission or the room that is missing", e);
        }
    }

    /// <summary>Writes down that an attempt is about to be sent; when this returns, it survives the process.</summary>
    /// <returns>The attempt's number.</returns>
    /// <exception cref="SeedbedException">The disk is full or the file can't be written.</exception>
    public long Enter(ModelBill bill, long input, long output)
    {
        lock (_writing)
        {
            try
            {
                int model = NumberOf(bill);
                Utf8.TryWrite(_lines.GetSpan(LongestLine), CultureInfo.InvariantCulture, $"{{\"sent\":{++_entries},\"model\":{model},\"in\":{input},\"out\":{output}}}\n", out int written);
                _lines.Advance(written);
                Append(_lines.WrittenSpan);
                _lines.ResetWrittenCount();
                return _entries;
            }
            catch (IOException e)
            {
                throw new SeedbedException($"{_path} can't be written: {e.Message}; what was answered so far is kept, free some space and run again", e);
            }
        }
    }

    /// <summary>Notes what an attempt used. It is written with the next attempt: until then it counts as reserved, which is never too little.</summary>
    public void Close(long entry, TokenTally used)
    {
        lock (_writing)
        {
            Utf8.TryWrite(
                _lines.GetSpan(LongestLine),
                CultureInfo.InvariantCulture,
                $"{{\"done\":{entry},\"in\":{used.Input},\"out\":{used.Output},\"cached\":{used.Cached},\"charged\":{used.Charged}}}\n",
                out int written);
            _lines.Advance(written);
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            try
            {
                if (!_file.IsClosed)
                    Append(_lines.WrittenSpan);
            }
            catch (IOException)
            {
                // What is not written stands as reserved.
            }

            _file.Dispose();
        }
    }

    // A model is named once by each process, since its price may have changed.
    private int NumberOf(ModelBill bill)
    {
        if (_models.TryGetValue(bill, out int number))
            return number;
        number = _models.Count + 1;
        Append(SpentModel.Line(number, bill));
        return _models[bill] = number;
    }

    private void Append(ReadOnlySpan<byte> lines)
    {
        RandomAccess.Write(_file, lines, _end);
        _end += lines.Length;
    }
}
