using FsCheck;
using FsCheck.Fluent;

namespace Seedbed.Tests;

public sealed class EvidenceTests
{
    private static Gen<string> Text => Gen.Elements("a", "😀", "é", " ", "\n", "東").ListOf().Select(string.Concat);

    [Fact]
    public void Evidence_points_at_the_same_characters_of_the_document_as_of_the_chunk()
    {
        Gen<(string Before, string Quoted, string After, string Chunk, TextSpan Span)> places =
            from outside in Text
            from before in Text
            from quoted in Text
            from after in Text
            select (outside, quoted, after, before + quoted + after, new TextSpan(before.Length, before.Length + quoted.Length));

        Prop.ForAll(Arb.From(places), place =>
        {
            int start = CodePoints.Count(place.Before);
            var chunk = new Chunk
            {
                Document = "d",
                Title = "t",
                Number = 1,
                Text = place.Chunk,
                Start = start,
                End = start + CodePoints.Count(place.Chunk),
                Tokens = 1,
            };
            string document = place.Before + place.Chunk;

            Evidence evidence = Evidence.At(chunk, place.Span);

            return evidence.Quote == place.Quoted
                && document[CodePoints.ToUtf16(document, evidence.Start)..CodePoints.ToUtf16(document, evidence.End)] == place.Quoted;
        }).QuickCheckThrowOnFailure();
    }
}
