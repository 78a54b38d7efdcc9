using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Tokens;

namespace Seedbed.Tests.Tokens;

/// <summary>tokenizer.json files: the same tokens as the built-in way, and what is refused.</summary>
public sealed class TokenizerFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Listed_merges_give_the_tokens_that_ranks_give(bool pairs)
    {
        using var small = new SmallTokenizer(pairs);
        Tokenizer tokenizer = small.Load();

        Prop.ForAll(Words(), text =>
            tokenizer.Encode(text).SequenceEqual(SmallTokenizer.Reference.Encode(text)) && tokenizer.Decode(tokenizer.Encode(text)) == text).QuickCheckThrowOnFailure();
        tokenizer.Encode("a<|end|>").ShouldBe(SmallTokenizer.Reference.Encode("a<|end|>"));
        tokenizer.Decode([SmallTokenizer.Tokens]).ShouldBe("<|end|>");
        tokenizer.Caveat.ShouldBeNull();
    }

    [Fact]
    public void A_pattern_of_its_own_cuts_as_the_known_one_written_otherwise()
    {
        using var small = new SmallTokenizer();
        small.Splits[0] = SmallTokenizer.Split($"(?:{SmallTokenizer.Cl100k})");
        Tokenizer tokenizer = small.Load();

        tokenizer.Caveat!.ShouldContain("looks ahead");
        Prop.ForAll(Words(), text => tokenizer.Encode(text).SequenceEqual(SmallTokenizer.Reference.Encode(text))).QuickCheckThrowOnFailure();
        string longer = string.Concat(Enumerable.Repeat("𝒳𝓎 word  \n", 300)) + new string(' ', 5000) + "x";
        tokenizer.Encode(longer).ShouldBe(SmallTokenizer.Reference.Encode(longer));
    }

    [Fact]
    public void A_pattern_that_does_not_look_ahead_is_linear()
    {
        using var small = new SmallTokenizer();
        small.Splits[0] = SmallTokenizer.Split(@"\p{L}+|\p{N}");
        Tokenizer tokenizer = small.Load();

        tokenizer.Caveat.ShouldBeNull();
        string text = new string('a', 200_000) + "12";
        tokenizer.Decode(tokenizer.Encode(text)).ShouldBe(text);
    }

    [Fact]
    public void A_split_within_a_split_sees_no_more_than_its_piece()
    {
        using var small = new SmallTokenizer();
        small.Splits.Insert(0, SmallTokenizer.Split(@"\p{N}"));
        Tokenizer nested = small.Load();

        nested.Encode("abc 2024  x").ShouldBe([.. new[] { "abc ", "2", "0", "2", "4", "  x" }.SelectMany(part => SmallTokenizer.Reference.Encode(part))]);
    }

    [Fact]
    public void Without_ignore_merges_a_token_comes_of_its_merges_alone()
    {
        using var small = new SmallTokenizer();
        small.Root["model"]!["ignore_merges"] = false;
        small.Root["model"]!["merges"] = new JsonArray("t h");

        small.Load().Encode("the").ShouldBe([.. SmallTokenizer.Reference.Encode("th"), .. SmallTokenizer.Reference.Encode("e")]);
    }

    [Fact]
    public void Text_is_composed_where_the_file_says_so()
    {
        using var small = new SmallTokenizer();
        small.Root["normalizer"] = new JsonObject { ["type"] = "NFC" };

        small.Load().Encode("e\u0301").ShouldBe(SmallTokenizer.Reference.Encode("é"));
    }

    public static TheoryData<string, string> Faulty => new()
    {
        { """{"model":{"type":"WordPiece","vocab":{}}}""", "is a WordPiece tokenizer; only byte-level BPE" },
        { """{"model":{"vocab":{}}}""", "does not say what kind of tokenizer it is" },
        { """{"version":"1.0"}""", "has no 'model'" },
        { """["model"]""", "has no 'model'" },
        { """{"model":{"type":"BPE","byte_fallback":true}}""", "falls back to bytes" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"Metaspace"}}""", "by a pre_tokenizer 'Metaspace'" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":null}""", "not byte-level" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"Sequence","pretokenizers":[7]}}""", "by a pre_tokenizer" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":true}}""", "add_prefix_space" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"ByteLevel"},"normalizer":{"type":"Lowercase"}}""", "normalizer 'Lowercase'" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"ByteLevel"}}""", "has no vocabulary" },
        { """{"model":{"type":"BPE","vocab":{"a":-1}},"pre_tokenizer":{"type":"ByteLevel"}}""", "the token 'a' has the id -1" },
        { """{"model":{"type":"BPE","vocab":{"a":0}},"pre_tokenizer":{"type":"ByteLevel"}}""", "has no token for the byte 0x00" },
        { """{"model":{"type":"BPE"},"pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","behavior":"Isolated","pattern":{"Regex":"(a"}}]}}""", "split pattern can't be read" },
        { "{\n\"model\": }", ":2 is not JSON" },
        { "", "is empty" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_is_no_byte_level_bpe_is_refused_in_a_sentence(string json, string says)
    {
        using var small = new SmallTokenizer();
        File.WriteAllText(small.File, json);

        SeedbedException fault = Should.Throw<SeedbedException>(() => Tokenizer.Load(small.File));
        fault.Message.ShouldStartWith(small.File);
        fault.Message.ShouldContain(says);
        fault.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("\"th zqz\"", "needs the token 'zqz'")]
    [InlineData("\"xq zq\"", "needs the token")]
    [InlineData("\"th\"", "merge 2 is \"th\"")]
    [InlineData("7", "merge 2 is 7")]
    public void A_merge_that_makes_no_token_is_named(string merge, string says)
    {
        using var small = new SmallTokenizer();
        small.Root["model"]!["merges"] = new JsonArray("t h", JsonNode.Parse(merge));

        Should.Throw<SeedbedException>(small.Load).Message.ShouldContain(says);
    }

    [Fact]
    public void A_file_without_merges_is_refused()
    {
        using var small = new SmallTokenizer();
        small.Root["model"]!.AsObject().Remove("merges");

        Should.Throw<SeedbedException>(small.Load).Message.ShouldContain("has no merges");
    }

    [Fact]
    public void A_name_that_is_no_tokenizer_is_refused_with_those_that_are() =>
        Should.Throw<SeedbedException>(() => Tokenizer.Load("o300k")).Message
            .ShouldBe("there is no tokenizer 'o300k'; give o200k_base, cl100k_base or the path of a tokenizer.json");

    private static Arbitrary<string> Words() =>
        Gen.Elements("the", " The", "ing", " ", "  ", "\n", "\r\n", ".", "'s", "'LL", "12", "3456", "é", "漢字", "😀", "𝒳", "𝟙", "\u0301", "ſ", "\u00a0")
            .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
}
