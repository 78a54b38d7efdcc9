using FsCheck;
using FsCheck.Fluent;
using Seedbed.Grounding;

namespace Seedbed.Tests.Grounding;

public sealed class SupportCheckTests
{
    public static TheoryData<string, string, bool> Pairs()
    {
        var pairs = new TheoryData<string, string, bool>();
        foreach (SupportPair pair in SupportPair.All)
            pairs.Add(pair.Passage, pair.Answer, pair.IsSupported);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_checks_tell_hand_made_pairs_apart(string passage, string answer, bool isSupported) =>
        Passes(passage, answer).ShouldBe(isSupported);

    [Fact]
    public void The_default_score_lies_between_the_supported_pairs_and_those_that_only_the_score_can_tell()
    {
        double supported = SupportPair.All.Where(pair => pair.IsSupported)
            .Min(pair => new SupportCheck(pair.Passage).Of(pair.Answer).Score);
        double unsupported = SupportPair.All.Where(pair => !pair.IsSupported)
            .Select(pair => new SupportCheck(pair.Passage).Of(pair.Answer))
            .Where(support => support is { Numbers.Count: 0, Names.Count: 0 }).Max(support => support.Score);

        SupportCheck.DefaultScore.ShouldBeInRange(unsupported, supported);
        unsupported.ShouldBeLessThan(SupportCheck.DefaultScore);
    }

    [Theory]
    [InlineData("The limit is 1,000 rows.", "1000")]
    [InlineData("The limit is 1000 rows.", "1,000")]
    [InlineData("The limit is 1\u202F000 rows.", "1000")]
    [InlineData("The limit is 1_000 rows.", "1000")]
    [InlineData("The limit is 1,234,567.50 rows.", "1234567.5")]
    [InlineData("The rate is 1.50.", "1.5")]
    [InlineData("The rate is 1,5 here.", "1.5")]
    [InlineData("The rate is .", "")]
    [InlineData("It takes 50 % of it.", "50%")]
    [InlineData("It takes 50% of it.", "50 percent")]
    [InlineData("It takes 64 kB of it.", "64kB")]
    [InlineData("It takes 64 of it.", "64 kB")]
    [InlineData("It costs $5 now.", "5 dollars")]
    [InlineData("There are seven days.", "7 days")]
    [InlineData("There are 7 days.", "seven days")]
    [InlineData("A 24-hour clock.", "24 hours")]
    [InlineData("About 2.5 million rows.", "2,500,000")]
    [InlineData("Set it to -1 here.", "-1")]
    [InlineData("The value is ４２ here.", "42")]
    [InlineData("On 3 March 2024 it began.", "2024-03-03")]
    [InlineData("On 3 March 2024 it began.", "March 3rd, 2024")]
    [InlineData("On 3 March 2024 it began.", "the 3rd of March")]
    [InlineData("On 3 March 2024 it began.", "March 2024")]
    [InlineData("On 3 March 2024 it began.", "2024")]
    [InlineData("On 2024-03-03T10:00 it began.", "Mar 3, 2024")]
    [InlineData("From 3 to 5 March 2024 it ran.", "3 March 2024")]
    [InlineData("See PostgreSQL 15.10 there.", "version 15.10")]
    public void A_number_or_date_may_be_written_differently(string source, string answer) =>
        new SupportCheck(source).ByItems(answer).Numbers.ShouldBeEmpty();

    [Theory]
    [InlineData("The limit is 1,000 rows.", "1", "1")]
    [InlineData("The limit is 1000 rows.", "100", "100")]
    [InlineData("It takes 10 ms.", "10 s", "10")]
    [InlineData("It takes 10ms.", "10s", "10s")]
    [InlineData("It takes 64 kB.", "64 KiB", "64")]
    [InlineData("Set it to 1 here.", "-1", "-1")]
    [InlineData("On 3 March 2024 it began.", "4 March 2024", "4 March 2024")]
    [InlineData("On 3 March 2024 it began.", "3 April 2024", "3 April 2024")]
    [InlineData("On 3 March 2024 it began.", "2023-03-03", "2023-03-03")]
    [InlineData("See PostgreSQL 15.10 there.", "in PostgreSQL 15.1", "15.1")]
    [InlineData("See release 2.4.1 there.", "2.4.2", "2.4.2")]
    [InlineData("There are two ways.", "three ways", "three")]
    [InlineData("", "9999999999999999999999999999999999999999", "9999999999999999999999999999999999999999")]
    public void A_number_or_date_that_the_source_does_not_state_is_named(string source, string answer, string named) =>
        new SupportCheck(source).ByItems(answer).Numbers.ShouldBe([named]);

    [Theory]
    [InlineData("use docker for it", "It runs in Docker.")]
    [InlineData("The PostgreSQL server", "The postgresql server's name")]
    [InlineData("call load_file() now", "It calls `load_file`.")]
    [InlineData("a list of URLs", "The URL is listed.")]
    [InlineData("pass --dry-run=VALUE here", "With --dry-run it only shows.")]
    [InlineData("see \"/etc/fstab\".", "It stands in /etc/fstab.")]
    [InlineData("Londoners met in London.", "They met in London's streets.")]
    public void A_name_may_be_written_differently(string source, string answer) =>
        new SupportCheck(source).ByItems(answer).Names.ShouldBeEmpty();

    [Theory]
    [InlineData("use docker for it", "It runs in Podman.", "Podman")]
    [InlineData("call load_file() now", "It calls load_files_all.", "load_files_all")]
    [InlineData("pass --dry-run here", "Pass --dry here.", "--dry")]
    [InlineData("pass -v here", "Pass -V here.", "-V")]
    [InlineData("see /etc/fstab.", "It stands in /etc/mtab.", "/etc/mtab")]
    [InlineData("the hash is sha256", "It uses sha512.", "sha512")]
    [InlineData("the first steps", "HTTP is used.", "HTTP")]
    [InlineData("the first steps", "He met Dr. Smith.", "Smith")]
    public void A_name_that_the_source_does_not_have_is_named(string source, string answer, string named) =>
        new SupportCheck(source).ByItems(answer).Names.ShouldBe([named]);

    [Fact]
    public void The_numbers_of_a_list_s_items_are_no_claims() =>
        new SupportCheck("Mix, rest, bake.").ByItems("1. Mix\n2. Rest\n3. Bake\n9. Eat").Numbers.ShouldBe(["9"]);

    [Fact]
    public void What_the_title_or_a_heading_says_counts_too() =>
        new SupportCheck("It listens on one port.", "Handbook of Frobd 2.1", "Port 8080")
            .ByItems("The server Frobd 2.1 listens on port 8080.").ShouldSatisfyAllConditions(
                support => support.Numbers.ShouldBeEmpty(), support => support.Names.ShouldBeEmpty());

    [Fact]
    public void An_answer_copied_from_the_passage_always_passes()
    {
        Gen<(string Passage, string Answer)> copies =
            from passage in Gen.Elements(Passages)
            let words = passage.Split(' ')
            from start in Gen.Choose(0, words.Length - 1)
            from count in Gen.Choose(1, words.Length - start)
            select (passage, string.Join(' ', words.Skip(start).Take(count)));

        Prop.ForAll(Arb.From(copies), copy => Passes(copy.Passage, copy.Answer)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_answer_with_one_number_changed_to_one_that_the_passage_lacks_never_passes()
    {
        Gen<(string Passage, string Answer)> changed =
            from passage in Gen.Elements(Passages)
            let words = passage.Split(' ')
            let places = Enumerable.Range(0, words.Length).Where(i => words[i].All(char.IsAsciiDigit)).ToArray()
            where places.Length > 0
            from place in Gen.Elements(places)
            from number in Gen.Choose(2, 100_000)
            where !passage.Contains(number.ToString()) && !new[] { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" }.Take(Math.Max(0, number - 1)).Any(passage.Contains)
            from before in Gen.Choose(0, place)
            from after in Gen.Choose(place, words.Length - 1)
            select (passage, string.Join(' ', [.. words[before..place], number.ToString(), .. words[(place + 1)..(after + 1)]]));

        Prop.ForAll(Arb.From(changed), answer => new SupportCheck(answer.Passage).Of(answer.Answer).Numbers.Count > 0)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_the_texts_are_the_check_ends_and_scores_between_0_and_1() =>
        Prop.ForAll<string?, string?>((source, answer) =>
            new SupportCheck(source ?? "").Of(answer ?? "").Score is >= 0 and <= 1).QuickCheckThrowOnFailure();

    private static string[] Passages { get; } = [.. SupportPair.All.Select(pair => pair.Passage).Distinct()];

    private static bool Passes(string passage, string answer) =>
        new SupportCheck(passage).Of(answer) is { Numbers.Count: 0, Names.Count: 0, Score: >= SupportCheck.DefaultScore };
}
