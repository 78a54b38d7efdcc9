using System.Text;
using Seedbed.Export;

namespace Seedbed.Tests.Export;

public sealed class ConversationTests
{
    [Theory]
    [InlineData("""{"question":"q","answer":"a"}""", "user:q|assistant:a")]
    [InlineData("""{"instruction":"i","input":"x","output":"o"}""", "user:i\n\nx|assistant:o")]
    [InlineData("""{"instruction":"i","input":"","response":"o"}""", "user:i|assistant:o")]
    [InlineData("""{"prompt":"p","completion":"c","system":"s"}""", "system:s|user:p|assistant:c")]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""", "user:q|assistant:a")]
    public async Task Columns_read_as_a_conversation(string row, string turns)
    {
        Conversation.OfColumns.TryRead(await RowAsync(row), out IReadOnlyList<Turn> read).ShouldBeNull();
        string.Join('|', read.Select(turn => $"{turn.Role}:{turn.Content}")).ShouldBe(turns);
    }

    [Theory]
    [InlineData("""{"text":"q"}""", "no-turns")]
    [InlineData("""{"question":"q","answer":" "}""", "empty-turn")]
    [InlineData("""{"question":"q","answer":null}""", "no-turns")]
    [InlineData("""{"messages":[]}""", "no-answer")]
    [InlineData("""{"messages":[{"role":"user","content":"q"}]}""", "no-answer")]
    [InlineData("""{"messages":[{"role":"system","content":"s"}]}""", "no-answer")]
    [InlineData("""{"messages":[{"role":"assistant","content":"q"},{"role":"user","content":"q"}]}""", "unordered-turns")]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"user","content":"q"}]}""", "unordered-turns")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text"}]}]}""", "bad-message")]
    [InlineData("""{"messages":["q"]}""", "bad-message")]
    public async Task What_no_loader_would_take_is_refused(string row, string reason) =>
        Conversation.OfColumns.TryRead(await RowAsync(row), out _).ShouldNotBeNull().Reason.ShouldBe(reason);

    [Fact]
    public async Task Templates_render_the_turns_and_name_the_column_that_is_missing()
    {
        var conversation = Conversation.Of(
        [
            new("system", _ => "Be brief."),
            new("user", row => row.Text("title") is { } title ? $"{title}: {row.Text("question")}" : null) { Needs = ["title", "question"] },
            new("assistant", row => row.Text("answer")),
        ]);
        conversation.TryRead(await RowAsync("""{"title":"T","question":"q","answer":"a"}"""), out IReadOnlyList<Turn> turns).ShouldBeNull();
        turns.ShouldBe([new("system", "Be brief."), new("user", "T: q"), new("assistant", "a")]);
        Refusal refusal = conversation.TryRead(await RowAsync("""{"question":"q","answer":"a"}"""), out _).ShouldNotBeNull();
        refusal.Reason.ShouldBe("missing-column");
        refusal.Detail.ShouldContain("'title'");
    }

    private static async Task<DatasetRow> RowAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await DatasetReader.ReadAsync(stream, "rows.jsonl").FirstAsync();
    }
}
