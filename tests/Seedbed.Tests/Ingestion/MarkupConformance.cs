using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

/// <summary>What the readers of light markup promise besides: whatever is written in it, in whatever order, ends in a document.</summary>
public abstract class MarkupConformance : ReaderConformance
{
    /// <summary>Pieces of markup, of which any mixture is tried.</summary>
    protected abstract string[] Pieces { get; }

    [Fact]
    public void Any_mixture_of_markup_is_read()
    {
        Gen<string> piece = Gen.OneOf(Gen.Elements(Pieces), Gen.Elements("\n", "\n\n", " ", "    ", "\t", "e\u0301"), Gen.Choose(1, 999).Select(number => $" word{number} "));
        Prop.ForAll(Gen.ListOf(piece).Select(string.Concat).ToArbitrary(), text =>
        {
            if (text.Length == 0)
                return;
            Seedbed.Ingestion.ReadOutcome outcome = ReadAsync(Encoding.UTF8.GetBytes(text)).AsTask().GetAwaiter().GetResult();
            outcome.Reason.ShouldBeNull();
            Structure.ShouldKeepPromises(outcome.Body!.Text, outcome.Body.Blocks, outcome.Body.PageStarts);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_million_times_the_same_piece_is_read()
    {
        foreach (string piece in Pieces)
        {
            string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            (await ReadAsync(Encoding.UTF8.GetBytes(text))).Body.ShouldNotBeNull(piece);
        }
    }

    protected async Task<Document> DocumentAsync(string text)
    {
        using var folder = new DocumentFolder().With("a" + Reader.Endings[0], text);
        return await folder.ReadOneAsync();
    }
}
