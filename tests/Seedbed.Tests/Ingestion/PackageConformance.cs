using System.Text;
using Seedbed.Ingestion;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Ingestion;

/// <summary>What every reader of a zip package of XML promises when the package is broken or hostile.</summary>
public abstract class PackageConformance : ReaderConformance
{
    /// <summary>The part that has the text.</summary>
    protected abstract string MainPart { get; }

    private protected abstract ZipOf Package { get; }

    protected override byte[] Good => Package.Bytes();

    [Fact]
    public async Task A_file_cut_short_anywhere_is_damaged()
    {
        byte[] good = Good;
        for (int part = 1; part < 20; part++)
            (await RejectAsync(good[..(good.Length * part / 20)])).Reason.ShouldBe("damaged");
    }

    [Theory]
    [InlineData("%PDF-1.7 a page", "damaged", "rename it to .pdf")]
    [InlineData("{\\rtf1 text}", "old-format", "save it as .docx")]
    [InlineData("plain words", "damaged", "isn't the zip file")]
    [InlineData("PK", "damaged", "cut short")]
    public async Task Another_kind_of_file_is_named(string text, string reason, string detail)
    {
        ReadOutcome outcome = await RejectAsync(Encoding.Latin1.GetBytes(text));
        outcome.Reason.ShouldBe(reason);
        outcome.Detail!.ShouldContain(detail);
    }

    [Theory]
    [InlineData("EncryptedPackage", "encrypted", "without its password")]
    [InlineData("WordDocument", "old-format", "--convert-to docx")]
    [InlineData("PowerPoint Document", "old-format", "--convert-to pptx")]
    [InlineData("Workbook", "old-format", "--convert-to xlsx")]
    [InlineData("Something", "damaged", "compound file")]
    public async Task A_compound_file_is_encrypted_or_of_an_old_format(string stream, string reason, string detail)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
        ReadOutcome outcome = await RejectAsync(bytes);
        outcome.Reason.ShouldBe(reason);
        outcome.Detail!.ShouldContain(detail);
    }

    [Fact]
    public async Task A_missing_main_part_is_damage() =>
        (await RejectAsync(Package.Without(MainPart).Bytes())).Detail!.ShouldContain(MainPart);

    [Fact]
    public async Task A_package_without_all_its_other_parts_is_read_or_rejected()
    {
        foreach (string name in Package.Names)
            await ReadOrRejectAsync(Package.Without(name).Bytes());
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>")]
    public async Task Entities_are_never_expanded_or_fetched(string xml) =>
        (await RejectAsync(Package.With(MainPart, xml).Bytes())).Detail!.ShouldContain("entities");

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 200_000));
        (await RejectAsync(Package.With(MainPart, deep).Bytes())).Reason.ShouldBe("too-deep");
    }

    [Fact]
    public async Task An_attribute_of_many_megabytes_is_refused() =>
        (await RejectAsync(Package.With(MainPart, $"<a b='{new string('x', 9_000_000)}'/>").Bytes())).Reason.ShouldBe("too-large");

    [Fact]
    public async Task A_part_that_unpacks_into_far_too_much_is_refused()
    {
        ReadOutcome outcome = await RejectAsync(Package.With(MainPart, Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b/>" + new string(' ', 4000), 20_000)) + "</a>")).Bytes());
        outcome.Reason.ShouldBe("zip-bomb");
    }

    [Fact]
    public async Task Thousands_of_entries_are_refused()
    {
        ZipOf zip = Package;
        for (int i = 0; i < 20_010; i++)
            zip.With($"a/{i}", []);
        (await RejectAsync(zip.Bytes())).Reason.ShouldBe("zip-bomb");
    }

    [Fact]
    public async Task Parts_that_point_at_themselves_and_out_of_the_package_do_no_harm()
    {
        string folder = MainPart[..(MainPart.LastIndexOf('/') + 1)], file = MainPart[folder.Length..];
        string circle = string.Concat(Enumerable.Range(1, 40).Select(i => new[] { "styles", "numbering", "footnotes", "slide", "worksheet", "sharedStrings", "slideLayout", "notesSlide" }
            .Select(type => $"<Relationship Id='rId{i}{(i > 8 ? type : "")}' Type='x/{type}' Target='{(i % 2 == 0 ? file : "../../../../etc/passwd")}'/>")).SelectMany(all => all));
        await ReadOrRejectAsync(Package.With($"{folder}_rels/{file}.rels", $"<Relationships>{circle}</Relationships>").Bytes());
    }

    [Fact]
    public async Task Names_that_lead_out_of_the_folder_are_left_alone()
    {
        ReadOutcome outcome = await ReadAsync(Package.With("../../evil.xml", "<a/>").With("/etc/evil", "x").With("C:\\evil", "x").Bytes());
        outcome.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Mutated_parts_are_read_or_rejected_and_never_break_anything()
    {
        var random = new SeededRandom("fuzz parts", Reader.MediaType);
        ZipOf good = Package;
        for (int round = 0; round < Rounds; round++)
        {
            string name = random.Next(2) == 0 ? MainPart : good.Names[random.Next(good.Names.Count)];
            await ReadOrRejectAsync(Package.With(name, Mutated(Encoding.UTF8.GetString(good[name]), random)).Bytes());
        }
    }

    protected async Task<ReadOutcome> RejectAsync(byte[] bytes)
    {
        ReadOutcome outcome = await ReadAsync(bytes);
        outcome.Reason.ShouldNotBeNull();
        outcome.Detail!.ShouldEndWith(".");
        outcome.Detail.ShouldNotContain("\n");
        return outcome;
    }

    protected async Task ReadOrRejectAsync(byte[] bytes)
    {
        ReadOutcome outcome = await ReadAsync(bytes);
        if (outcome.Body is { } body)
            Structure.ShouldKeepPromises(body.Text, body.Blocks, body.PageStarts);
        else
            outcome.Detail.ShouldNotBeNullOrEmpty();
    }

    /// <summary>Swaps, drops and repeats whole tags and changes attributes, so that the XML mostly stays well-formed.</summary>
    private static string Mutated(string xml, SeededRandom random)
    {
        for (int change = random.Next(3) + 1; change > 0; change--)
        {
            int from = xml.IndexOf('<', random.Next(xml.Length)), to = from < 0 ? -1 : xml.IndexOf('>', from);
            if (to < 0)
                continue;
            string tag = xml[from..(to + 1)];
            xml = random.Next(5) switch
            {
                0 => tag.EndsWith("/>", StringComparison.Ordinal) ? xml.Remove(from, tag.Length) : xml,
                1 => tag.EndsWith("/>", StringComparison.Ordinal) ? xml.Insert(random.Next(xml.Length), tag) : xml,
                2 => Number().Replace(xml, _ => random.Next(2) == 0 ? "'-2147483648'" : "'99999999999'", 1, from),
                3 => Element().Replace(xml, "", 1, from),
                _ => Element().Replace(xml, found => found.Value + found.Value, 1, from),
            };
        }

        return xml;
    }

    private static System.Text.RegularExpressions.Regex Number() => new("'[0-9]+'");

    private static System.Text.RegularExpressions.Regex Element() => new(@"<(\w+:)?(\w+)[^<>/]*>[^<>]*</(\w+:)?\2>|<[^<>/]*/>");
}
