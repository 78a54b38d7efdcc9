using System.Text.Json;
using Seedbed.Chunking;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Tree;
using Seedbed.Tokens;

namespace Seedbed.Tests.Runs;

public sealed class SeedDrawTests
{
    [Fact]
    public void All_seed_examples_are_shown_when_they_fit_the_unit_s_own_first_and_the_others_in_the_file_s_order() =>
        new SeedDraw(Seeds(6), room: 4096).For(own: 3, "hash").Select(Number).ShouldBe([3, 0, 1, 2, 4, 5]);

    [Theory]
    [InlineData(60, 150, 3000)]
    [InlineData(60, 150, 256)]
    [InlineData(5_000, 4, 4096)]
    public void Of_more_than_fit_a_draw_is_shown_in_the_file_s_order(int count, int words, int room)
    {
        ShownSeed[] seeds = Seeds(count, words);
        var draw = new SeedDraw(seeds, room);

        int[] shown = [.. draw.For(own: 7, "hash").Select(Number)];

        shown[0].ShouldBe(7);
        shown[1..].ShouldBe(shown[1..].Order());
        shown.ShouldBeUnique();
        shown.Length.ShouldBeInRange(1, SeedDraw.Most);
        if (shown.Length > 1)
            shown.Sum(number => Tokenizer.O200k.Count(seeds[number].Question) + Tokenizer.O200k.Count(seeds[number].Answer)).ShouldBeLessThanOrEqualTo(room);
        new SeedDraw(seeds, room).For(own: 7, "hash").Select(Number).ShouldBe(shown, "the same unit is shown the same");
    }

    [Fact]
    public void Over_its_units_a_leaf_shows_all()
    {
        ShownSeed[] seeds = Seeds(60, 150);
        var draw = new SeedDraw(seeds, room: 3000);

        Enumerable.Range(0, 60).SelectMany(own => draw.For(own, $"hash {own}").Skip(1)).Select(Number).Distinct().Count().ShouldBeGreaterThan(55);
    }

    [Fact]
    public void The_unit_s_own_is_shown_whatever_its_length() =>
        new SeedDraw(Seeds(3, words: 5000), room: 256).For(own: 1, "hash").Select(Number).ShouldBe([1]);

    [Fact]
    public void A_leaf_s_units_show_as_many_as_the_room_takes()
    {
        SeedExample[] seeds = [.. Seeds(60, 150).Select(seed => new SeedExample(null, [new(seed.Question, seed.Answer)]))];
        var leaf = new TaxonomyLeaf
        {
            Path = "compositional_skills/long",
            File = "qna.yaml",
            FileName = "long",
            Kinds = LeafKinds.Skill,
            Content = new() { Version = 2, CreatedBy = "ada", SeedExamples = seeds },
        };

        foreach (Unit unit in new LeafUnits(leaf, seedRoom: 3000).OfSkills(TaxonomySource.Kinds))
        {
            JsonElement[] shown = [.. unit.Columns["seed_examples"].EnumerateArray()];
            shown[0].GetProperty("question").GetString().ShouldBe(unit.Columns["seed_question"].GetString());
            shown.Length.ShouldBeInRange(3, 20);
        }
    }

    [Theory]
    [InlineData(null, null, 3008)]
    [InlineData(32_768, 1024, 4096)]
    [InlineData(4096, 1024, 960)]
    [InlineData(1024, 512, 256)]
    public void The_room_follows_the_model_s_window(int? window, int? generation, int room) =>
        SeedRoom.Of([new ModelLimits(window, generation), new ModelLimits(1 << 20, 1024)]).ShouldBe(room);

    private static ShownSeed[] Seeds(int count, int words = 5) =>
        [.. Enumerable.Range(0, count).Select(number => new ShownSeed(null, $"{number} {string.Concat(Enumerable.Repeat("of the water ", words / 3))}", "So it is."))];

    private static int Number(ShownSeed seed) => int.Parse(seed.Question.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
