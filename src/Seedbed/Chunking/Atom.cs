namespace Seedbed.Chunking;

/// <summary>A stretch of a document that the chunker doesn't cut: a sentence, a row, a line, a heading, or a part of one that alone was too long.</summary>
/// <param name="Start">Where it begins in the document's text.</param>
/// <param name="End">Where it ends, excluded.</param>
/// <param name="Before">Tokens of all atoms before it.</param>
/// <param name="Tokens">Its own tokens and those of the white space before it.</param>
/// <param name="Border">What stands at its beginning.</param>
/// <param name="Bond">How it holds to the next.</param>
/// <param name="Path">The headings above it; the same object for all atoms of one section.</param>
internal readonly record struct Atom(int Start, int End, long Before, int Tokens, Border Border, Bond Bond, HeadingPath? Path)
{
    /// <summary>Tokens of all atoms up to its end.</summary>
    public long After => Before + Tokens;
}
