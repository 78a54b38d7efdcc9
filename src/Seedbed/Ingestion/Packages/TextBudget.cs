namespace Seedbed.Ingestion.Packages;

/// <summary>How much text a document may have, so that a small file can't fill the memory.</summary>
/// <param name="characters">Characters of all text.</param>
/// <param name="pieces">Paragraphs and cells.</param>
internal sealed class TextBudget(int characters = 32_000_000, int pieces = 1_000_000)
{
    private long _characters;
    private long _pieces;

    /// <summary>So many more characters.</summary>
    public void Characters(int count)
    {
        _characters += count;
        if (_characters > characters)
            throw PackageException.TooLarge($"{characters:N0} characters of text");
    }

    /// <summary>One more paragraph or cell, with its characters.</summary>
    public void Piece(int count = 0)
    {
        Characters(count);
        if (++_pieces > pieces)
            throw PackageException.TooLarge($"{pieces:N0} paragraphs and cells");
    }
}
