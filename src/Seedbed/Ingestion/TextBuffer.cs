namespace Seedbed.Ingestion;

/// <summary>Characters that grow at the end and can be taken back from there.</summary>
internal sealed class TextBuffer(int capacity)
{
    private char[] _chars = new char[Math.Clamp(capacity, 16, Array.MaxLength)];

    public int Length { get; private set; }

    public char this[int at] => _chars[at];

    public ReadOnlySpan<char> From(int start) => _chars.AsSpan(start, Length - start);

    public void Add(char value)
    {
        Room(1);
        _chars[Length++] = value;
    }

    public void Add(char value, int count)
    {
        Room(count);
        _chars.AsSpan(Length, count).Fill(value);
        Length += count;
    }

    public void Add(ReadOnlySpan<char> text)
    {
        Room(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    public void Truncate(int length) => Length = length;

    /// <summary>Drops white space at the end, back to <paramref name="start"/>.</summary>
    public void TrimEnd(int start)
    {
        while (Length > start && _chars[Length - 1] is ' ' or '\n' or '\t')
            Length--;
    }

    /// <summary>Drops spaces at the end, back to <paramref name="start"/>.</summary>
    public void TrimSpaces(int start)
    {
        while (Length > start && _chars[Length - 1] == ' ')
            Length--;
    }

    /// <summary>Ends the line, unless nothing stands before it since <paramref name="start"/>.</summary>
    public void BreakLine(int start)
    {
        TrimSpaces(start);
        if (Length > start && _chars[Length - 1] != '\n')
            Add('\n');
    }

    public override string ToString() => new(_chars, 0, Length);

    private void Room(int count)
    {
        if (Length + count <= _chars.Length)
            return;
        long wanted = Math.Max((long)Length + count, _chars.Length * 2L);
        Array.Resize(ref _chars, (int)Math.Min(wanted, Array.MaxLength));
    }
}
