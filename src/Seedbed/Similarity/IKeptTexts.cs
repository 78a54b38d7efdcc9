namespace Seedbed.Similarity;

/// <summary>The texts that were kept, and the first of them that a new one is too similar to. Not thread-safe.</summary>
internal interface IKeptTexts
{
    /// <summary>The first text kept that is too similar; null when none is, or the text has no words.</summary>
    NearMatch? Find(ReadOnlySpan<char> text);

    /// <summary>Keeps the text that was last looked for, with the next number.</summary>
    void KeepLast();
}
