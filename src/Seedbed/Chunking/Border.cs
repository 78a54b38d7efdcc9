namespace Seedbed.Chunking;

/// <summary>What stands at the beginning of an <see cref="Atom"/>; the lower, the better a place to cut.</summary>
internal enum Border : byte
{
    /// <summary>A heading of level 1; levels 2 to 6 are the numbers up to <see cref="Heading6"/>.</summary>
    Heading1 = 1,

    /// <summary>A heading of level 6.</summary>
    Heading6 = 6,

    /// <summary>Another block.</summary>
    Block = 7,

    /// <summary>A sentence, a table row or a code line.</summary>
    Sentence = 8,

    /// <summary>A word: of a sentence, row or line that alone exceeds the limit.</summary>
    Word = 9,

    /// <summary>The middle of a word that alone exceeds the limit.</summary>
    Inside = 10,
}
