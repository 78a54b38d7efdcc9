using System.Buffers;

namespace Seedbed.RowFiles;

/// <summary>The cells of one CSV record, put together line by line.</summary>
internal sealed class CsvCells(byte delimiter)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _ends = [];

    /// <summary>How many cells there are.</summary>
    public int Count => _ends.Count;

    /// <summary>All cells' bytes, one after another.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Whether the last cell's quote is still open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> this[int cell] => Bytes[(cell == 0 ? 0 : _ends[cell - 1]).._ends[cell]];

    /// <summary>Forgets the record.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _ends.Clear();
        IsOpen = false;
    }

    /// <summary>Adds a line; true when the record goes on with the next one.</summary>
    public bool Add(ReadOnlySpan<byte> line)
    {
        bool isStart = !IsOpen;
        while (true)
        {
            if (isStart && line.StartsWith("\""u8))
            {
                IsOpen = true;
                line = line[1..];
            }

            if (IsOpen && !Quoted(ref line))
                return true;
            int end = line.IndexOf(delimiter);
            _bytes.Write(end < 0 ? line : line[..end]);
            _ends.Add(_bytes.WrittenCount);
            if (end < 0)
                return false;
            line = line[(end + 1)..];
            isStart = true;
        }
    }

    // Takes what stands inside the quotes; false when the line ends before they do.
    private bool Quoted(ref ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int quote = line.IndexOf((byte)'"');
            if (quote < 0)
            {
                _bytes.Write(line);
                _bytes.Write("\n"u8);
                return false;
            }

            bool isDouble = quote + 1 < line.Length && line[quote + 1] == '"';
            _bytes.Write(line[..(isDouble ? quote + 1 : quote)]);
            line = line[(quote + (isDouble ? 2 : 1))..];
            if (!isDouble)
            {
                IsOpen = false;
                return true;
            }
        }
    }
}
