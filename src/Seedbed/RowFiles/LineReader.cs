namespace Seedbed.RowFiles;

/// <summary>
/// Reads lines as bytes, without copying them: ended by LF or CRLF or the file's end, a byte order mark left out. A line
/// over the limit is skipped in bounded memory.
/// </summary>
/// <param name="stream">UTF-8 text; disposed by the caller.</param>
/// <param name="longest">The longest line, in bytes.</param>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The line just read; its bytes are valid until the next one is.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line was over the limit; then <see cref="Line"/> is empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line; false at the end.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        IsTooLong = false;
        for (int looked = 0; ;)
        {
            int newline = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(looked + newline, 1);
                return true;
            }

            looked = _end - _start;
            if (_ended)
            {
                bool any = looked > 0 || IsTooLong;
                if (any)
                    Take(looked, 0);
                return any;
            }

            if (looked > longest)
            {
                IsTooLong = true;
                _start = _end;
                looked = 0;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Take(int length, int ending)
    {
        IsTooLong |= length > longest;
        ReadOnlyMemory<byte> line = IsTooLong ? default : _buffer.AsMemory(_start, length);
        if (Number == 0 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        Line = line.Span.EndsWith("\r"u8) ? line[..^1] : line;
        _start += length + ending;
        Number++;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Math.Max(_buffer.Length, (long)longest) + (1 << 17)));
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _ended = read == 0;
        _end += read;
    }
}
