using Seedbed.Chunking;

namespace Seedbed.Tests.Chunking;

public sealed class ChunkSizeTests
{
    [Fact]
    public void Without_a_model_it_is_1024() => ChunkSize.Auto().ShouldBe(1024);

    [Fact]
    public void The_smallest_model_decides() =>
        ChunkSize.Auto(new ModelLimits(null, null), new ModelLimits(2048, 512)).ShouldBe(2048 - 1024 - 128);

    [Fact]
    public void A_large_window_gives_no_more_than_1024() => ChunkSize.Auto(new ModelLimits(200_000, 4096)).ShouldBe(1024);

    [Fact]
    public void Under_128_is_an_error() =>
        Should.Throw<SeedbedException>(() => ChunkSize.Auto(new ModelLimits(1024, 512))).Message.ShouldContain("1024");

    [Theory]
    [InlineData(15, 0)]
    [InlineData(100, -1)]
    public void Options_out_of_range_are_refused(int tokens, int overlap) =>
        Should.Throw<SeedbedException>(() => new Chunker(new() { Tokens = tokens, Overlap = overlap }));

    [Fact]
    public void A_unit_of_a_chunk_is_seeded_by_its_text_alone()
    {
        var chunk = new Chunk { Document = "a.md", Title = "A", Number = 3, Text = "text", Start = 5, End = 9, Tokens = 1, Headings = [new(1, "Top")] };
        Unit unit = ChunkUnit.Of(chunk);
        unit.Id.ShouldBe("a.md#c3");
        unit.Hash.ShouldBe(ChunkUnit.Of(chunk with { Document = "b.md", Number = 4, Start = 0 }).Hash);
        unit.Source.Headings.ShouldBe(["Top"]);
        unit.Columns.Select(column => column.Key).ShouldBe(["chunk", "title", "headings"]);
        unit.Columns["chunk"].GetString().ShouldBe("text");
    }
}
