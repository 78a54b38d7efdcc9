namespace Seedbed.Tokens;

/// <summary>Which adjacent tokens become one, and in which order.</summary>
internal interface IMerges
{
    /// <summary>Says that two tokens don't become one.</summary>
    const long None = long.MaxValue;

    /// <summary>The token of a single byte.</summary>
    int Of(byte value);

    /// <summary>The merge's rank in the high half, the token that comes of it in the low; <see cref="None"/> when there is none.</summary>
    /// <param name="joined">The bytes of both.</param>
    /// <param name="left">The first token.</param>
    /// <param name="right">The one after it.</param>
    long Join(ReadOnlySpan<byte> joined, int left, int right);
}
