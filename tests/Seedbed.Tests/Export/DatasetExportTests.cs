using System.Buffers;
using System.Text;
using System.Text.Json;
using Seedbed.Export;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Export;

[Collection(Alone.Name)]
public sealed class DatasetExportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_split_gets_a_file_and_the_card_lists_them()
    {
        ExportResult result = await ExportAsync(
            "messages", SomeDataset.Row(1, "q1", "a1", "train") + SomeDataset.Row(2, "q2", "a2", "test") + SomeDataset.Row(3, "q3", "a3", "train"));
        result.Files.Select(file => (file.Split, file.Name, file.Rows)).ShouldBe([("train", "train.jsonl", 2), ("test", "test.jsonl", 1)]);
        result.Files.ShouldAllBe(file => file.Bytes == new FileInfo(_folder[$"out/{file.Name}"]).Length);
        string card = File.ReadAllText(_folder["out/README.md"]);
        card.ShouldContain("  - split: \"train\"\n    path: \"train.jsonl\"\n  - split: \"test\"\n    path: \"test.jsonl\"\n---");
    }

    [Theory]
    [InlineData("", "no-split")]
    [InlineData("../escape", "bad-split")]
    [InlineData("TRAIN", "bad-split")]
    [InlineData("rejects", "bad-split")]
    public async Task A_split_that_can_be_no_file_is_counted_and_kept_as_a_reject(string split, string reason)
    {
        ExportResult result = await ExportAsync("messages", SomeDataset.Row(1, "q", "a", "train") + SomeDataset.Row(2, "q", "a", split));
        result.Rejected.ShouldHaveSingleItem().ShouldBe(new(reason, 1));
        result.Rows.ShouldBe(1);
        using JsonDocument reject = JsonDocument.Parse(File.ReadAllText(_folder["out/rejects.jsonl"]));
        reject.RootElement.GetProperty("id").GetString().ShouldBe("doc.md#c2/1");
        reject.RootElement.GetProperty("row").GetProperty("question").GetString().ShouldBe("q");
        Directory.GetFiles(_folder["out"]).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_that_a_format_cannot_take_are_counted_in_the_result_and_the_card()
    {
        const string TwoQuestions = """{"id":"x","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"}]}""";
        ExportResult result = await ExportAsync("alpaca", TwoQuestions + "\n" + SomeDataset.Row(1, "q", "a"));
        result.Rejected.ShouldHaveSingleItem().ShouldBe(new("several-turns", 1));
        JsonDocument.Parse(File.ReadAllText(_folder["out/train.json"])).RootElement.GetArrayLength().ShouldBe(1);
        File.ReadAllText(_folder["out/README.md"]).ShouldContain("Of 2 rows 1 do not fit the format (1 several-turns)");
    }

    [Theory]
    [InlineData("", "has no rows to export")]
    [InlineData("{\"id\":\"a\",\"text\":\"t\"}", "1 no-turns")]
    public async Task An_export_with_no_rows_is_refused_and_leaves_nothing(string rows, string said)
    {
        (await Should.ThrowAsync<SeedbedException>(() => ExportAsync("messages", rows))).Message.ShouldContain(said);
        Directory.GetDirectories(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_earlier_export_is_replaced_whole()
    {
        await ExportAsync("messages", SomeDataset.Row(1, "q", "a", "train") + SomeDataset.Row(2, "q", "a", "test"));
        await ExportAsync("messages", SomeDataset.Row(1, "q", "a"));
        Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order().ShouldBe(["README.md", "train.jsonl"]);
        Directory.GetDirectories(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_with_files_of_the_users_is_never_touched()
    {
        _folder.Write("out/thesis.md", "years of work");
        (await Should.ThrowAsync<SeedbedException>(() => ExportAsync("csv", SomeDataset.Row(1, "q", "a")))).Message.ShouldContain("thesis.md");
        File.ReadAllText(_folder["out/thesis.md"]).ShouldBe("years of work");
        await Should.ThrowAsync<SeedbedException>(() => ExportAsync("csv", SomeDataset.Row(1, "q", "a"), folder: "out/thesis.md"));
    }

    [Fact]
    public async Task A_failure_on_the_way_leaves_the_earlier_export_and_no_half_file()
    {
        await ExportAsync("messages", SomeDataset.Row(1, "before", "a"));
        await Should.ThrowAsync<SeedbedException>(() => ExportAsync("messages", SomeDataset.Row(1, "after", "a") + "{torn"));
        await Should.ThrowAsync<NotSupportedException>(() => ExportAsync(new Failing(), SomeDataset.Row(1, "after", "a")));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => ExportAsync("messages", SomeDataset.Row(1, "after", "a"), cancel: cancelled.Token));
        File.ReadAllText(_folder["out/train.jsonl"]).ShouldContain("before");
        Directory.GetDirectories(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_format_of_ones_own_plugs_in()
    {
        ExportFormats formats = ExportFormats.BuiltIn.With(new Plain());
        await ExportAsync(formats.Find("plain"), SomeDataset.Row(1, "q", "a"));
        File.ReadAllText(_folder["out/train.txt"]).ShouldBe("# begin\nq\n# end\n");
        Should.Throw<SeedbedException>(() => formats.Find("parquet")).Message.ShouldContain("messages, alpaca, alpaca-jsonl, sharegpt, csv, plain");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("alpaca")]
    public async Task A_hundred_thousand_rows_stream_through_flat_memory(string format)
    {
        string path = _folder["big.jsonl"];
        string answer = new('y', 1000);
        using (StreamWriter writer = File.CreateText(path))
        {
            for (int i = 1; i <= 100_000; i++)
                writer.Write(SomeDataset.Row(i, $"question {i}", answer));
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        ExportResult result = await DatasetExport.RunAsync(Request(new Watching(ExportFormats.BuiltIn.Find(format), before), path));
        result.Rows.ShouldBe(100_000);
    }

    [Fact]
    public async Task Csv_reads_back_as_written()
    {
        string[] texts = ["plain", "a,b", "a \"b\"", "line\nline", "cr\rcr", "crlf\r\ncrlf", " edges ", "", "😀", "a\u2028b", "=1+1", "\"", "#x"];
        var rows = new StringBuilder();
        foreach (string text in texts)
            rows.Append("{\"id\":\"i\",\"t\":").Append(Json.Of(text).GetRawText()).Append("}\n");
        await ExportAsync("csv", rows.ToString());
        List<string[]> read = ReadCsv(File.ReadAllText(_folder["out/train.csv"]));
        read[0].ShouldBe(["id", "t", "source"]);
        read.Skip(1).Select(cells => cells[1]).ShouldBe(texts);
        read.ShouldAllBe(cells => cells.Length == 3);
    }

    private Task<ExportResult> ExportAsync(string format, string rows, string folder = "out", CancellationToken cancel = default) =>
        DatasetExport.RunAsync(Request(ExportFormats.BuiltIn.Find(format), _folder.Write("dataset.jsonl", rows), folder), cancel);

    private Task<ExportResult> ExportAsync(Exporter exporter, string rows) =>
        DatasetExport.RunAsync(Request(exporter, _folder.Write("dataset.jsonl", rows)));

    private ExportRequest Request(Exporter exporter, string dataset, string folder = "out") =>
        new() { Dataset = dataset, Folder = _folder[folder], Exporter = exporter, Facts = SomeDataset.Facts };

    // RFC 4180 read the plainest way, by another hand than the one that wrote.
    private static List<string[]> ReadCsv(string text)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && (text[i] == ',' || text[i] == '\r'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (text[i] == ',')
                    continue;
                text[++i].ShouldBe('\n');
                rows.Add([.. cells]);
                cells.Clear();
            }
            else
                cell.Append(text[i]);
        }

        quoted.ShouldBeFalse();
        return rows;
    }

    private sealed class Plain : Exporter
    {
        public override string Name => "plain";

        public override string Summary => "The questions alone";

        public override string Extension => ".txt";

        public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new Questions(output);

        private sealed class Questions(IBufferWriter<byte> output) : ExportFile
        {
            public override void Begin() => output.Write("# begin\n"u8);

            public override Refusal? Write(DatasetRow row)
            {
                output.Write(Encoding.UTF8.GetBytes(row.Text("question") + "\n"));
                return null;
            }

            public override void End() => output.Write("# end\n"u8);
        }
    }

    private sealed class Failing : Exporter
    {
        public override string Name => "failing";

        public override string Summary => "Fails";

        public override string Extension => ".txt";

        public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new Fault();

        private sealed class Fault : ExportFile
        {
            public override Refusal? Write(DatasetRow row) => throw new NotSupportedException();
        }
    }

    // Passes rows on and looks at the heap now and then.
    private sealed class Watching(Exporter inner, long before) : Exporter
    {
        public override string Name => inner.Name;

        public override string Summary => inner.Summary;

        public override string Extension => inner.Extension;

        public override ExportFile Open(IBufferWriter<byte> output, ExportShape shape) => new File(inner.Open(output, shape), before);

        private sealed class File(ExportFile inner, long before) : ExportFile
        {
            private int _rows;

            public override void Begin() => inner.Begin();

            public override Refusal? Write(DatasetRow row)
            {
                if (++_rows % 25_000 == 0)
                    (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(20_000_000);
                return inner.Write(row);
            }

            public override void End() => inner.End();
        }
    }
}
