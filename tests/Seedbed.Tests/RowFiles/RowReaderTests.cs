using System.Text;
using Seedbed.RowFiles;

namespace Seedbed.Tests.RowFiles;

public sealed class RowReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seedbed-rows-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_line_is_a_unit_with_its_columns()
    {
        List<RowRead> read = await Read(File("a.jsonl", """{"id":"x1","question":"Why?","source":"mine","n":[1,2]}""" + "\n"));
        Unit unit = read.ShouldHaveSingleItem().Unit.ShouldNotBeNull();
        unit.Id.ShouldBe("x1");
        unit.Source.Document.ShouldBe("a.jsonl");
        unit.RowColumns.Select(column => column.Key).ShouldBe(["question", "source", "n"]);
        unit.RowColumns["n"].GetRawText().ShouldBe("[1,2]");
        unit.Columns.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_hash_is_of_the_columns_without_id_and_source()
    {
        List<RowRead> read = await Read(File("a.jsonl", """
            {"id":"1","q":"é","source":"a"}
            {"id":"2", "q": "\u00e9", "source":"b"}
            {"id":"3","q":"other"}
            """));
        read[0].Unit!.Hash.ShouldBe(read[1].Unit!.Hash);
        read[0].Unit!.Hash.ShouldNotBe(read[2].Unit!.Hash);
        read[0].Unit!.Hash.Length.ShouldBe(64);
    }

    [Fact]
    public async Task An_id_that_can_not_name_the_row_gives_way_to_file_and_line()
    {
        List<RowRead> read = await Read(
            File("a.jsonl", """
                {"id":7,"q":1}
                {"q":2}
                {"id":"7","q":3}
                {"id":{"a":1},"q":4}
                {"id":"b.jsonl#1","q":5}
                {"id":null,"q":6}
                """),
            File("b.jsonl", """{"id":7,"q":7}"""));
        read.Select(item => item.Unit!.Id).ShouldBe(["7", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5", "a.jsonl#6", "b.jsonl#1"]);
        read[2].Unit!.RowColumns["input_id"].GetString().ShouldBe("7");
        read[5].Unit!.RowColumns.Contains("input_id").ShouldBeFalse();
    }

    [Fact]
    public async Task A_bad_line_is_a_reject_and_the_rest_goes_on()
    {
        List<RowRead> read = await Read(File("a.jsonl", [
            .. "{\"q\":1}\n"u8, .. "nonsense\n"u8, .. "[1]\n"u8, .. "{\"q\":\"\xFF\"}\n"u8[..6], 0xFF, .. "\"}\n"u8, .. "{\"q\":1}{\"q\":2}\n"u8, .. "{\"q\":\"\\ud83d\"}\n"u8,
            .. "{\"q\":\"a\0b\"}\n"u8, .. Encoding.UTF8.GetBytes(new string('[', 10_000)), .. "\n{\"q\":9}"u8]));
        read.Select(item => item.Reject?.Reason ?? "row").ShouldBe(
            ["row", "not-json", "not-an-object", "bad-encoding", "not-json", "bad-encoding", "not-json", "not-json", "row"]);
        read[1].Reject!.Item.ShouldBe("a.jsonl#2");
        read[1].Reject!.Step.ShouldBe("rows");
        read[^1].Unit!.Id.ShouldBe("a.jsonl#9");
    }

    [Fact]
    public async Task Byte_order_mark_CRLF_empty_lines_and_line_separators_are_read()
    {
        List<RowRead> read = await Read(File("a.jsonl", "\uFEFF{\"q\":\"a\u2028b\"}\r\n\r\n  \n{\"q\":\"c\"}\r\n"));
        read.Select(item => item.Unit!.Id).ShouldBe(["a.jsonl#1", "a.jsonl#4"]);
        read[0].Unit!.RowColumns["q"].GetString().ShouldBe("a\u2028b");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF16_with_a_byte_order_mark_is_read(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        List<RowRead> read = await Read(File("a.jsonl", [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"q\":\"é😀\"}\n")]));
        read.ShouldHaveSingleItem().Unit!.RowColumns["q"].GetString().ShouldBe("é😀");
    }

    [Fact]
    public async Task A_line_over_the_limit_is_a_reject_and_the_next_is_read()
    {
        RowFile file = File("a.jsonl", $"{{\"q\":\"{new string('x', 3_000_000)}\"}}\n{{\"q\":\"{new string('y', 900_000)}\"}}\n{{\"q\":\"{new string('x', 2_000_000)}\"}}");
        var read = new List<RowRead>();
        await foreach (RowRead item in new RowReader([file], "rows", 1 << 20).ReadAsync(CancellationToken.None))
            read.Add(item);
        read.Select(item => item.Reject?.Reason ?? "row").ShouldBe(["too-long", "row", "too-long"]);
    }

    [Fact]
    public async Task CSV_has_its_columns_from_the_first_record()
    {
        List<RowRead> read = await Read(File("a.csv", "id,question,,question\r\n1,\"a, \"\"b\"\"\r\nc\",x,y\r\n\r\n2,é\r\n3,1,2,3,4\r\n"));
        read[0].Unit!.Id.ShouldBe("1");
        read[0].Unit!.RowColumns.Select(column => column.Key).ShouldBe(["question", "column_3", "question_2"]);
        read[0].Unit!.RowColumns["question"].GetString().ShouldBe("a, \"b\"\nc");
        read[1].Unit!.RowColumns.Select(column => column.Value.GetString()).ShouldBe(["é"]);
        read[2].Reject!.Reason.ShouldBe("too-many-cells");
        read[2].Reject!.Item.ShouldBe("a.csv#6");
    }

    [Fact]
    public async Task CSV_with_semicolons_and_TSV_are_read()
    {
        (await Read(File("a.csv", "q;a\n1,5;2"))).Single().Unit!.RowColumns["q"].GetString().ShouldBe("1,5");
        (await Read(File("a.tsv", "q\ta\n1,5\t2"))).Single().Unit!.RowColumns["a"].GetString().ShouldBe("2");
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_named_by_its_line()
    {
        Reject reject = (await Read(File("a.csv", "q,a\n1,2\n3,\"open\n4,5\n")))[1].Reject!;
        (reject.Reason, reject.Item).ShouldBe(("unclosed-quote", "a.csv#3"));
    }

    [Fact]
    public async Task A_CSV_record_that_is_not_UTF8_is_a_reject() =>
        (await Read(File("a.csv", [.. "q\na\n"u8, 0xE9, .. "\nb\n"u8]))).Select(item => item.Reject?.Reason).ShouldBe([null, "bad-encoding", null]);

    [Fact]
    public async Task A_file_that_can_not_be_read_is_a_reject_and_the_next_is_read()
    {
        List<RowRead> read = await Read(new RowFile("gone.jsonl", Path.Combine(_folder, "gone.jsonl")), File("a.jsonl", "{}"));
        read[0].Reject!.Reason.ShouldBe("unreadable");
        read[1].Unit!.Id.ShouldBe("a.jsonl#1");
    }

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Should.Throw<SeedbedException>(() => new RowReader([File("a.pdf", "x")])).Message.ShouldContain("a.pdf");

    [Fact]
    public async Task Columns_are_those_of_the_first_thousand_rows()
    {
        string rows = string.Concat(Enumerable.Repeat("{\"a\":1}\n", 998)) + "bad\n{\"b\":1}\n{\"id\":1,\"c\":1}\n{\"d\":1}\n";
        IReadOnlyList<string> columns = await new RowReader([File("a.jsonl", rows)]).ColumnsAsync(CancellationToken.None);
        columns.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task An_empty_file_has_no_rows() => (await Read(File("a.jsonl", ""), File("b.csv", ""))).ShouldBeEmpty();

    [Fact]
    public async Task Many_ids_stay_unique()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":\"{i % 15_000}\"}}\n"));
        List<RowRead> read = await Read(File("a.jsonl", rows));
        read.Select(item => item.Unit!.Id).Distinct().Count().ShouldBe(20_000);
        read[14_999].Unit!.Id.ShouldBe("14999");
        read[15_000].Unit!.Id.ShouldBe("a.jsonl#15001");
    }

    [Fact]
    public async Task Cancellation_ends_the_reading()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (RowRead item in new RowReader([File("a.jsonl", "{}\n{}")]).ReadAsync(cancelled.Token))
                item.ShouldNotBe(default);
        });
    }

    private RowFile File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    private RowFile File(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return new(name, path);
    }

    private static async Task<List<RowRead>> Read(params RowFile[] files)
    {
        var read = new List<RowRead>();
        await foreach (RowRead item in new RowReader(files).ReadAsync(CancellationToken.None))
            read.Add(item);
        return read;
    }
}
