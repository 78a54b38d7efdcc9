using FsCheck;
using FsCheck.Fluent;
using Seedbed.Chunking;
using Seedbed.Models.Tokenizing;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Models.Tokenizing;

/// <summary>Tokens that a model's server tells: where they lie in the text, whatever server it is, and what becomes of one that can't tell.</summary>
public sealed class ServedTokenizerTests
{
    private const string Mixed = "The tap leaks. 漢字かな and 😀 or 👩‍👩‍👧; naïve <|endoftext|> \n\n  x = 2024\u2028end";

    [Theory]
    [InlineData(FakeTokens.Form.Vllm)]
    [InlineData(FakeTokens.Form.LlamaCpp)]
    public async Task A_servers_windows_are_those_of_its_own_tokenizer(FakeTokens.Form form)
    {
        string text = string.Concat(Enumerable.Repeat(Mixed, 40));
        Document document = new WrittenDocument().Build() with { Text = text };
        var chunker = new Chunker(new() { Tokens = 50, Overlap = 8, By = ChunkBy.Window });

        ServedTokens tokens = await ReadAsync(new(form), text);

        tokens.Ids.ShouldBe(Tokenizer.O200k.Encode(text));
        List<Chunk> served = [.. chunker.Cut(document, tokens.Text, CancellationToken.None)];
        served.Select(Shown).ShouldBe(chunker.Cut(document).Select(Shown));
    }

    [Fact]
    public async Task Chunks_by_structure_have_no_more_of_a_servers_tokens_than_they_may_and_lose_nothing()
    {
        Document document = new WrittenDocument()
            .Heading(1, "Taps").Paragraph(string.Concat(Enumerable.Repeat("A tap that drips wastes 漢字 water. ", 30)))
            .Heading(2, "Long").Paragraph(new string('龘', 300)).Build();
        ServedTokens tokens = await ReadAsync(new(FakeTokens.Form.Vllm), document.Text);

        List<Chunk> chunks = [.. new Chunker(new() { Tokens = 64, Overlap = 0 }).Cut(document, tokens.Text, CancellationToken.None)];

        chunks.ShouldAllBe(chunk => chunk.Tokens <= 64 && Math.Abs(Tokenizer.O200k.Count(chunk.Text) - chunk.Tokens) <= 2);
        Letters(string.Concat(chunks.Select(static chunk => chunk.Text))).ShouldBe(Letters(document.Text));
    }

    [Fact]
    public async Task Sentence_pieces_with_their_blanks_and_bytes_are_understood()
    {
        ServedTokens tokens = await ReadAsync(new(FakeTokens.Form.VllmSentencePiece), "The tap é leaks");

        tokens.Text.Count(new(0, 15)).ShouldBe(tokens.Ids.Count);
        tokens.Ids.Count.ShouldBe(6);
        tokens.Text.Floor(4).ShouldBe(new TokenBorder(3, 8));
        tokens.Text.Ceiling(4).ShouldBe(new TokenBorder(5, 9));
    }

    [Fact]
    public void A_beginning_has_as_many_tokens_as_it_may_and_no_more() => Prop.ForAll(AnyText(), Gen.Choose(1, 12).ToArbitrary(), (text, most) =>
    {
        int[] ids = Tokenizer.O200k.Encode(text);
        var served = new ServedTokens();
        served.TryAdd(text, ids, [.. ids.Select(id => Tokenizer.O200k.Vocabulary[id].ToArray())]).ShouldBeTrue();
        int length = served.Text.LengthOf(new(0, text.Length), most, out int tokens);

        return served.Text.Count(new(0, text.Length)) == ids.Length
            && length == Tokenizer.O200k.LengthOf(text, most, out int same) && tokens == same
            && served.Text.Count(new(0, length)) <= most;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_long_text_goes_in_stretches_up_to_lines_and_a_passing_fault_is_asked_again()
    {
        string text = string.Concat(Enumerable.Repeat("One line of a long text, with words.\n", 6000));
        var tokens = new FakeTokens(FakeTokens.Form.LlamaCpp, failing: [2]);

        (await ReadAsync(tokens, text)).Ids.ShouldBe(Tokenizer.O200k.Encode(text));
        tokens.Count.ShouldBe((text.Length / 65536) + 1 + 1);
    }

    [Theory]
    [InlineData(FakeTokens.Form.IdsAlone, "not what they stand for")]
    [InlineData(FakeTokens.Form.Lowered, "don't spell the text")]
    public async Task A_server_that_says_too_little_or_something_else_is_named(FakeTokens.Form form, string says)
    {
        SeedbedException fault = await Should.ThrowAsync<SeedbedException>(() => ReadAsync(new(form), Mixed));

        fault.Message.ShouldContain(says);
        fault.Message.ShouldContain("tokenizer.json");
    }

    [Fact]
    public async Task A_server_without_it_and_a_model_without_a_server_are_named()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var tokenizer = new ServedTokenizer(server.Settings);

        (await Should.ThrowAsync<SeedbedException>(() => tokenizer.ReadAsync("a", CancellationToken.None))).Message.ShouldContain("has no /tokenize (404)");
        Should.Throw<SeedbedException>(() => new ServedTokenizer(Seedbed.Models.ModelSettings.Parse("anthropic:claude"))).Message.ShouldContain("tokenizer.json");
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/")]
    [InlineData("https://models.example/team/v1/", "https://models.example/team/")]
    [InlineData("https://models.example/api", "https://models.example/api")]
    public void It_stands_beside_the_api(string api, string root) => ServedTokenizer.RootOf(new(api)).AbsoluteUri.ShouldBe(root);

    private static async Task<ServedTokens> ReadAsync(FakeTokens tokens, string text)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Tokenize = tokens.ServeAsync });
        using var tokenizer = new ServedTokenizer(server.Settings);
        return await tokenizer.ReadAsync(text, CancellationToken.None);
    }

    private static (string Text, int Tokens) Shown(Chunk chunk) => (chunk.Text, chunk.Tokens);

    private static string Letters(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private static Arbitrary<string> AnyText() =>
        Gen.Elements("the", " word", " ", "\n\n", ".", "é", "漢", "龘", "😀", "👩‍👩‍👧", "𝟙", "ᚠ").ArrayOf(30).Select(parts => string.Concat(parts)).ToArbitrary();
}
