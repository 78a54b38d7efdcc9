using FsCheck;
using FsCheck.Fluent;

namespace Seedbed.Tests.Doubles;

/// <summary>Documents of any shape, for property tests.</summary>
internal static class AnyDocument
{
    private static readonly Gen<string> Word = Gen.Elements(
        "seed", "Row", "a", "vacuum", "e.g.", "3.5", "--flag", "😀", "漢字", "。", "é", "e\u0301", "👩‍👩‍👧", "Dr.", "(so)", "end.", "Why?", "\"Yes.\"", "x=1;", "𝒳𝓎", "antidisestablishmentarianism");

    private static readonly Gen<string> Sentence =
        Word.NonEmptyListOf().Select(words => string.Join(' ', words.Take(12)) + ".");

    private static readonly Gen<string> Prose = Gen.Frequency(
        (8, Sentence.NonEmptyListOf().Select(sentences => string.Join(' ', sentences.Take(6)))),
        (1, Word.ListOf().Select(words => string.Concat(Enumerable.Repeat(string.Concat(words) + "w", 12)))),
        (1, Sentence.Select(sentence => sentence.TrimEnd('.') + ":")));

    private static readonly Gen<string[]> Cells = Word.ArrayOf(3);

    private static readonly Gen<Action<WrittenDocument>> Part = Gen.Frequency<Action<WrittenDocument>>(
        (3, Gen.Choose(1, 6).Zip(Sentence, (level, text) => (Action<WrittenDocument>)(b => b.Heading(level, text)))),
        (6, Prose.Select(text => (Action<WrittenDocument>)(b => b.Paragraph(text, Marks(text))))),
        (2, Prose.Select(text => (Action<WrittenDocument>)(b => b.Item(text, 3)))),
        (1, Prose.Zip(Prose, (term, text) => (Action<WrittenDocument>)(b => b.Term(term).Definition(text)))),
        (1, Sentence.NonEmptyListOf().Select(lines => (Action<WrittenDocument>)(b => b.Code("  " + string.Join("\n\n    ", lines))))),
        (1, Cells.NonEmptyListOf().Select(rows => (Action<WrittenDocument>)(b => b.Table(["One", "Two", "Three"], [.. rows])))),
        (1, Gen.Constant<Action<WrittenDocument>>(b => b.Page())));

    public static Arbitrary<Document> Arbitrary { get; } = Part.ListOf().Select(parts =>
    {
        var builder = new WrittenDocument();
        foreach (Action<WrittenDocument> part in parts)
            part(builder);
        Document document = builder.Build();
        return document with { PageStarts = document.PageStarts.Count == 0 ? [] : [0, .. document.PageStarts.Where(at => at > 0)] };
    }).ToArbitrary();

    private static Mark[] Marks(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? [] : [new(MarkKind.Strong, new(0, text.Length)), new(MarkKind.Code, new(0, space))];
    }
}
