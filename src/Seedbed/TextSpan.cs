namespace Seedbed;

/// <summary>
/// A stretch of a text, in UTF-16 code units, <see cref="End"/> excluded. Inside the library all positions are of this
/// kind; what is written to files counts Unicode code points (see <see cref="CodePoints"/>).
/// </summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The characters of <paramref name="text"/> that the span covers.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>The same stretch counted from <paramref name="offset"/> further on.</summary>
    public TextSpan Shift(int offset) => new(Start + offset, End + offset);
}
