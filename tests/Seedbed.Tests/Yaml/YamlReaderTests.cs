using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Recipes;
using Seedbed.Yaml;

namespace Seedbed.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("true", YamlScalarKind.Flag)]
    [InlineData("False", YamlScalarKind.Flag)]
    [InlineData("yes", YamlScalarKind.Text)]
    [InlineData("on", YamlScalarKind.Text)]
    [InlineData("~", YamlScalarKind.Null)]
    [InlineData("null", YamlScalarKind.Null)]
    [InlineData("12", YamlScalarKind.Whole)]
    [InlineData("-0", YamlScalarKind.Whole)]
    [InlineData("0x1F", YamlScalarKind.Whole)]
    [InlineData("0o17", YamlScalarKind.Whole)]
    [InlineData("1_000", YamlScalarKind.Text)]
    [InlineData("1.5", YamlScalarKind.Number)]
    [InlineData(".5e-3", YamlScalarKind.Number)]
    [InlineData(".inf", YamlScalarKind.Number)]
    [InlineData("1.5.2", YamlScalarKind.Text)]
    [InlineData("2026-11-21", YamlScalarKind.Text)]
    [InlineData("'12'", YamlScalarKind.Text)]
    [InlineData("\"true\"", YamlScalarKind.Text)]
    public void Scalars_are_read_by_the_core_schema(string yaml, YamlScalarKind kind) =>
        YamlReader.Read(yaml, "f").ShouldBeOfType<YamlScalar>().Kind.ShouldBe(kind);

    [Fact]
    public void Every_value_knows_its_place()
    {
        var map = (YamlMap)YamlReader.Read("a: 1\nb:\n  - x\n  - { c: d }\n", "f.yaml");

        map.Entries[1].At.ShouldBe(new YamlPlace("f.yaml", 2, 1));
        ((YamlList)map.Entries[1].Value).Items[1].At.ToString().ShouldBe("f.yaml:4:5");
        map.ToJson().GetRawText().ShouldBe("""{"a":1,"b":["x",{"c":"d"}]}""");
    }

    [Theory]
    [InlineData("a: 1\na: 2", "f:2:1: the key 'a' stands here a second time")]
    [InlineData("a: &x 1\nb: *x", "f:1:4: the anchor '&x' is not read here")]
    [InlineData("b: *x", "the alias '*x' is not read here")]
    [InlineData("a: !!python/object:os.system x", "is not read here; take it away")]
    [InlineData("a: ! x", "is not read here; take it away")]
    [InlineData("<<: { a: 1 }", "the merge key '<<' is not read here")]
    [InlineData("a: 1\n---\nb: 2", "a second document begins")]
    [InlineData("? [a]\n: b", "a list stands where a key should")]
    [InlineData("a: [1, 2", "not valid YAML")]
    [InlineData("a: b: c", "not valid YAML")]
    [InlineData("a: \"b", "not valid YAML")]
    public void What_is_not_read_here_is_said_with_its_place(string yaml, string sentence) =>
        Should.Throw<SeedbedException>(() => YamlReader.Read(yaml, "f")).Message.ShouldContain(sentence);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ a: ", "}")]
    [InlineData("- ", "")]
    [InlineData("[", "")]
    [InlineData("? ", "")]
    public void Nesting_of_ten_thousand_is_one_clear_sentence(string open, string close)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "x" + string.Concat(Enumerable.Repeat(close, 10_000));
        Should.Throw<SeedbedException>(() => YamlReader.Read(deep, "f")).Message.ShouldContain("more than 64 deep");
    }

    [Fact]
    public void An_alias_bomb_is_one_clear_sentence()
    {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 100; i++)
            bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        Should.Throw<SeedbedException>(() => YamlReader.Read(bomb.ToString(), "f")).Message.ShouldContain("f:1:5: the anchor '&a0' is not read here");
    }

    [Fact]
    public void A_file_too_large_or_not_utf8_or_missing_is_said()
    {
        Should.Throw<SeedbedException>(() => YamlReader.Read(new string('a', YamlReader.MaxLength + 1), "f")).Message.ShouldContain("larger than 1 MiB");
        Should.Throw<SeedbedException>(() => YamlReader.Read([0x61, 0xFF], "f")).Message.ShouldContain("f is not UTF-8 text (byte 1)");
        Should.Throw<SeedbedException>(() => YamlReader.ReadFile("no/such/file.yaml")).Message.ShouldContain("cannot read no/such/file.yaml");
    }

    [Fact]
    public void No_bytes_crash_the_reader_or_a_recipe()
    {
        Gen<string> pieces = Gen.Elements(
            "a", "b: ", "- ", "\n", "\n  ", " ", "[", "]", "{", "}", ",", ": ", "'", "\"", "#", "&x ", "*x", "!t ", "|", ">", "|2-", "? ", "---", "...", "%YAML 1.2",
            "%TAG ! x", "<<", "~", "1", ".5", "\t", "\\", "@", "`", "\0", "\uFEFF", "\uD800", "é", "${", "source: chunks\n", "steps:\n", "- repeat: 3\n");
        Prop.ForAll(Gen.ArrayOf(pieces).ToArbitrary(), parts => Survives(string.Concat(parts))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Survives(() => YamlReader.Read(bytes, "f"))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static void Survives(string text)
    {
        Survives(() => YamlReader.Read(text, "f").ToJson());
        Survives(() => Recipe.Parse(text).Check());
    }

    private static void Survives(Action read)
    {
        try
        {
            read();
        }
        catch (SeedbedException)
        {
            // A sentence is what such a file deserves.
        }
    }
}
