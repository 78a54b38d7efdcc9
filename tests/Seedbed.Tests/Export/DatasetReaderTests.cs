using System.Text;
using Seedbed.Export;

namespace Seedbed.Tests.Export;

public sealed class DatasetReaderTests
{
    [Fact]
    public async Task Rows_come_in_order_with_their_columns_and_source()
    {
        List<DatasetRow> rows = await ReadAsync("{\"id\":\"a\",\"source\":{\"document\":\"d.md\",\"pages\":[1,2]},\"q\":\"x\"}\n\n{\"q\":2}");
        rows.Select(row => row.Id).ShouldBe(["a", "rows.jsonl#3"]);
        rows[0].Source.ShouldNotBeNull().Pages.ShouldBe(new PageRange(1, 2));
        rows[0].Columns.Select(column => column.Key).ShouldBe(["q"]);
        rows[1].Text("q").ShouldBe("2");
        rows[1].Text("none").ShouldBeNull();
    }

    [Fact]
    public async Task A_source_of_the_users_own_shape_is_a_column()
    {
        List<DatasetRow> rows = await ReadAsync("{\"id\":\"a\",\"source\":\"the web\"}");
        rows[0].Source.ShouldBeNull();
        rows[0].Columns.Select(column => column.Key).ShouldBe(["source"]);
    }

    [Theory]
    [InlineData("\uFEFF{\"id\":\"a\"}\r\n")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("  {\"id\":\"a\"}  \n\n")]
    public async Task A_byte_order_mark_and_other_line_endings_are_read(string text) =>
        (await ReadAsync(text)).ShouldHaveSingleItem().Id.ShouldBe("a");

    [Theory]
    [InlineData("{\"id\":\"a\"}\n[1]", "line 2 is not a JSON object")]
    [InlineData("{\"id\":\"a\"}\n{\"id\":", "line 2 is not whole, valid JSON")]
    [InlineData("{\"id\":\"\\ud83d\"}", "line 1 is not whole, valid JSON")]
    public async Task A_broken_line_is_named(string text, string said) =>
        (await Should.ThrowAsync<SeedbedException>(() => ReadAsync(text))).Message.ShouldContain(said);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_named()
    {
        using var stream = new MemoryStream([.. "{\"id\":\""u8, 0xff, .. "\"}"u8]);
        (await Should.ThrowAsync<SeedbedException>(() => AllAsync(stream))).Message.ShouldContain("line 1 is not valid UTF-8");
    }

    [Fact]
    public async Task A_line_longer_than_any_buffer_is_read_whole()
    {
        string text = new('x', 1_000_000);
        List<DatasetRow> rows = await ReadAsync($"{{\"id\":\"a\",\"q\":\"{text}\"}}\n{{\"id\":\"b\"}}\n");
        rows[0].Text("q").ShouldBe(text);
        rows[1].Id.ShouldBe("b");
    }

    [Fact]
    public async Task A_missing_file_is_the_users_mistake() =>
        await Should.ThrowAsync<SeedbedException>(async () =>
        {
            await foreach (DatasetRow _ in DatasetReader.ReadAsync("/nowhere/rows.jsonl"))
            {
            }
        });

    private static async Task<List<DatasetRow>> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await AllAsync(stream);
    }

    private static async Task<List<DatasetRow>> AllAsync(Stream stream)
    {
        var rows = new List<DatasetRow>();
        await foreach (DatasetRow row in DatasetReader.ReadAsync(stream, "rows.jsonl"))
            rows.Add(row);
        return rows;
    }
}
