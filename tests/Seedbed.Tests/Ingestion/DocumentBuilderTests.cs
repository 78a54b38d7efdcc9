using FsCheck;
using FsCheck.Fluent;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

public sealed class DocumentBuilderTests
{
    private static readonly string[] Texts = ["word", " two  words ", "e\u0301", "", "\u2028", "a\u00ADb", "\n", "😀", "\uD83D", "x\r\n\r\n  y\t", "| - 1. ", "\u1100\u1161\u11A8", "q\u0323\u0307"];

    [Fact]
    public void Whatever_is_written_the_promises_are_kept() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), moves =>
        {
            var builder = new DocumentBuilder();
            foreach (byte move in moves)
                Move(builder, move);
            DocumentBody body = builder.Build();
            Structure.ShouldKeepPromises(body.Text, body.Blocks, body.PageStarts);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u212B\uFA10", "Å\u585A")]
    [InlineData("a\u0300\u0300b", "à\u0300b")]
    [InlineData("\u0344", "\u0308\u0301")]
    public void Characters_are_composed(string text, string composed) => Nfc.Normalize(text).ShouldBe(composed);

    [Fact]
    public void Marks_move_along_when_characters_are_composed()
    {
        var builder = new DocumentBuilder();
        builder.Begin(BlockKind.Paragraph);
        builder.Write("e\u0301e\u0301 ");
        builder.Open(MarkKind.Code);
        builder.Write("e\u0301x");
        builder.Close(MarkKind.Code);
        builder.Write(" end");
        DocumentBody body = builder.Build();
        body.Text.ShouldBe("éé éx end");
        body.Blocks[0].Marks.ShouldHaveSingleItem().Span.Of(body.Text).ShouldBe("éx");
    }

    private static void Move(DocumentBuilder builder, byte move)
    {
        string text = Texts[move / 16 % Texts.Length];
        switch (move % 16)
        {
            case 0:
                builder.Heading(move % 9, text);
                break;
            case 1:
                builder.Begin(BlockKind.Paragraph);
                break;
            case 2:
                builder.Begin(BlockKind.ListItem, 1 + (move % 3), move % 2 == 0 ? move : null);
                break;
            case 3:
                builder.Term(text);
                break;
            case 4:
                builder.Begin(BlockKind.Code);
                break;
            case 5:
                builder.BeginTable(text);
                break;
            case 6:
                builder.BeginRow(move > 128);
                break;
            case 7 or 8:
                builder.BeginCell();
                break;
            case 9:
                builder.RepeatCell();
                break;
            case 10:
                builder.Page();
                break;
            case 11:
                builder.Open(MarkKind.Strong);
                break;
            case 12:
                builder.Close(MarkKind.Strong);
                break;
            case 13:
                builder.Break();
                break;
            case 14:
                builder.End();
                break;
            default:
                builder.Write(text);
                break;
        }
    }
}
