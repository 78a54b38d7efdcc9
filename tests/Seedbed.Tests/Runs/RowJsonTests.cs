using System.Buffers;
using System.Text;
using System.Text.Json;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class RowJsonTests
{
    [Fact]
    public void An_input_rows_own_source_stays_where_the_recipe_names_other_columns()
    {
        Row row = Some.Row("a.jsonl#1", ("source", "page 7"), ("question", "Why?"), ("answer", "So."));

        Written(row, ["question", "answer"]).ShouldBe("""{"id":"a.jsonl#1","source":"page 7","question":"Why?","answer":"So."}""");
        Written(row, ["question", "source"]).ShouldBe("""{"id":"a.jsonl#1","question":"Why?","source":"page 7"}""");
        Written(row, null).ShouldBe("""{"id":"a.jsonl#1","source":"page 7","question":"Why?","answer":"So."}""");
    }

    private static string Written(Row row, IReadOnlyList<string>? columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines))
            RowJson.Write(json, row, columns);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
