using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Seedbed.Export.InstructLab;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Export.InstructLab;

public sealed class DatasetMixTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_set_is_used_up_before_any_row_comes_again() =>
        Prop.ForAll(Gen.Choose(1, 40).Zip(Gen.Choose(0, 150)).Zip(Gen.Choose(0, 9)).ToArbitrary(), sample =>
        {
            ((int rows, int size), int seed) = sample;
            long wanted = size == 1 ? rows : size;
            Dataset("d.jsonl", rows);
            IReadOnlyList<JsonElement> mixed = Mix(Recipe($"- path: d.jsonl\n  sampling_size: {size}\n"), seed.ToString(CultureInfo.InvariantCulture));
            int[] counts = [.. mixed.GroupBy(row => row.GetProperty("id").GetString()).Select(same => same.Count())];
            return mixed.Count == wanted && counts.All(count => count == wanted / rows || count == (wanted / rows) + 1)
                && (wanted < rows || counts.Length == rows);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.0", 5)]
    [InlineData("1", 5)]
    [InlineData("0.5", 2)]
    [InlineData("2.0", 10)]
    [InlineData("2.5", 12)]
    [InlineData("0.0", 0)]
    [InlineData("0", 0)]
    [InlineData("3", 3)]
    [InlineData("13", 13)]
    public void A_share_has_a_point_and_a_number_has_none(string size, int rows)
    {
        Dataset("d.jsonl", 5);
        Mix(Recipe($"- path: d.jsonl\n  sampling_size: {size}\n")).Count.ShouldBe(rows);
    }

    [Fact]
    public void The_seed_decides_what_is_drawn_and_nothing_else_does()
    {
        Dataset("d.jsonl", 1000);
        string recipe = Recipe("- path: d.jsonl\n  sampling_size: 30\n");
        string[] first = Ids(Mix(recipe, "a"));
        Ids(Mix(recipe, "a")).ShouldBe(first);
        Ids(Mix(recipe, "b")).ShouldNotBe(first);
        first.ShouldBe(first.Distinct());
        first.Average(id => int.Parse(id, CultureInfo.InvariantCulture)).ShouldBeInRange(300, 700);
    }

    [Fact]
    public void Rows_of_any_shape_get_the_one_shape()
    {
        _folder.Write("d.jsonl", """
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a","name":"bot"}],"source":"old","score":3,"metadata":"{\"domain\": \"x\", \"score\": 1, \"id\": 7}"}

            {"id":"two","messages":[{"role":"system","content":"old"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"metadata":{"k":[1]},"unmask":true}
            {"id":"three","messages":[{"role":"user","content":" "},{"role":"assistant","content":"a"}]}
            {"id":"four","messages":[{"role":"user","content":"q"},{"role":"assistant","content":null}]}
            {"id":5,"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}],"metadata":"no json"}
            """);
        MixResult result = Run(Recipe("- path: d.jsonl\n  sampling_size: 1.0\n", "metadata:\n  sys_prompt: Be kind.\n"));
        result.Parts.ShouldBe([new("d.jsonl", 5, 3, 2)]);
        IReadOnlyList<JsonElement> rows = Rows();
        rows.ShouldAllBe(row => row.EnumerateObject().Select(property => property.Name).SequenceEqual(new[] { "id", "messages", "metadata", "unmask" }));
        rows[0].GetProperty("id").GetString()!.Length.ShouldBe(36);
        rows[0].GetProperty("messages").GetRawText().ShouldBe("""[{"content":"Be kind.","role":"system"},{"role":"user","content":"q"},{"role":"assistant","content":"a","name":"bot"}]""");
        rows[0].GetProperty("metadata").GetString().ShouldBe("""{"domain":"x","id":7,"source":"old","score":3}""");
        rows[0].GetProperty("unmask").GetBoolean().ShouldBeFalse();
        rows[1].GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("Be kind.");
        rows[1].GetProperty("messages").GetArrayLength().ShouldBe(3);
        rows[1].GetProperty("unmask").GetBoolean().ShouldBeTrue();
        rows[2].GetProperty("id").GetString().ShouldBe("5");
        rows[2].GetProperty("metadata").GetString().ShouldBe("""{"metadata":"no json"}""");
    }

    [Fact]
    public void Datasets_follow_one_another_and_paths_are_relative_to_the_recipe()
    {
        Dataset("sets/one.jsonl", 2);
        Dataset("two.jsonl", 1);
        string recipe = _folder.Write("recipes/mix.yaml", "datasets:\n- {path: ../sets/one.jsonl, sampling_size: 1.0}\n- {path: ../two.jsonl, sampling_size: 2}\nsys_prompt: Old place.\n");
        Ids(Mix(recipe)).ShouldBe(["0", "1", "0", "0"]);
        Rows()[0].GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("Old place.");
    }

    [Theory]
    [InlineData("", "has no 'datasets'")]
    [InlineData("dataset:\n- path: d.jsonl\n", "did you mean")]
    [InlineData("datasets: []\n", "must be a list of at least one")]
    [InlineData("datasets:\n- d.jsonl\n", "recipe.yaml:2:3: a dataset is a mapping")]
    [InlineData("datasets:\n- path: d.jsonl\n", "recipe.yaml:2:3: the dataset has no 'sampling_size'")]
    [InlineData("datasets:\n- sampling_size: 1.0\n", "has no 'path'")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling_size: many\n", "recipe.yaml:3:18: 'sampling_size' must be a share")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling_size: -1\n", "not negative")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling_size: .nan\n", "must be a share")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling_size: 99999999999999\n", "must be a share")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling_size: '1.0'\n", "must be a share")]
    [InlineData("datasets:\n- path: d.jsonl\n  sampling-size: 1.0\n", "did you mean 'sampling_size'")]
    [InlineData("datasets:\n- path: gone.jsonl\n  sampling_size: 1.0\n", "names 'gone.jsonl', and there is no file")]
    [InlineData("datasets:\n- path: torn.jsonl\n  sampling_size: 1.0\n", "line 2 is not whole, valid JSON")]
    [InlineData("datasets:\n- path: rows.jsonl\n  sampling_size: 1.0\n", "line 1 has no 'messages'")]
    [InlineData("datasets:\n- path: turns.jsonl\n  sampling_size: 1.0\n", "line 1: message 1 is not { role, content }")]
    [InlineData("datasets:\n- path: mask.jsonl\n  sampling_size: 1.0\n", "'unmask' must be true or false")]
    [InlineData("datasets:\n- path: none.jsonl\n  sampling_size: 3\n", "has no rows")]
    [InlineData("metadata: 3\ndatasets:\n- path: d.jsonl\n  sampling_size: 3\n", "'metadata' must be a mapping")]
    [InlineData("datasets:\n- path: mixed.jsonl\n  sampling_size: 1.0\n", "is one of the recipe's datasets")]
    public void What_is_wrong_is_one_sentence_with_its_place(string yaml, string said)
    {
        Dataset("d.jsonl", 1);
        Dataset("mixed.jsonl", 1);
        _folder.Write("torn.jsonl", "{\"id\":\"1\",\"messages\":[]}\n{\"id\":");
        _folder.Write("rows.jsonl", "{\"id\":\"1\",\"question\":\"q\"}\n");
        _folder.Write("turns.jsonl", "{\"id\":\"1\",\"messages\":[{\"role\":\"user\",\"content\":3}]}\n");
        _folder.Write("mask.jsonl", "{\"id\":\"1\",\"messages\":[],\"unmask\":\"yes\"}\n");
        _folder.Write("none.jsonl", "");
        string before = File.ReadAllText(_folder["mixed.jsonl"]);
        SeedbedException fault = Should.Throw<SeedbedException>(() => Run(_folder.Write("recipe.yaml", yaml.Length == 0 ? "x: 1\n" : yaml)));
        fault.Message.ShouldContain(said);
        File.ReadAllText(_folder["mixed.jsonl"]).ShouldBe(before);
        File.Exists(_folder["mixed.jsonl.partial"]).ShouldBeFalse();
    }

    [Fact]
    public void A_place_that_can_not_be_written_is_one_sentence()
    {
        Dataset("d.jsonl", 1);
        MixRecipe recipe = MixRecipe.Read(Recipe("- path: d.jsonl\n  sampling_size: 1.0\n"));
        Should.Throw<SeedbedException>(() => DatasetMix.RunAsync(recipe, _folder["nowhere/mixed.jsonl"], "0")).Message.ShouldStartWith("cannot write ");
        Should.Throw<SeedbedException>(() => DatasetMix.RunAsync(recipe, _folder.Path, "0")).Message.ShouldContain("is a folder");
        Should.Throw<OperationCanceledException>(() => DatasetMix.RunAsync(recipe, _folder["mixed.jsonl"], "0", new CancellationToken(true)));
        Directory.GetFiles(_folder.Path, "*.partial").ShouldBeEmpty();
    }

    [SdgSamplesFact]
    public async Task InstructLabs_own_recipes_mix_to_as_many_rows()
    {
        foreach ((string recipe, int rows) in new[] { ("mix_datasets/concatenate_recipe.yaml", 10), ("mix_datasets/weighted_recipe.yaml", 11), ("relative_path_recipe.yaml", 1) })
        {
            MixResult result = await DatasetMix.RunAsync(MixRecipe.Read(SdgSamples.In(recipe)), _folder["mixed.jsonl"], "0");
            result.Rows.ShouldBe(rows, recipe);
            Rows().ShouldAllBe(row => row.GetProperty("messages").GetArrayLength() == 1 && row.GetProperty("metadata").GetString() == "{}");
        }
    }

    private static string[] Ids(IReadOnlyList<JsonElement> rows) => [.. rows.Select(row => row.GetProperty("id").GetString()!)];

    private void Dataset(string name, int rows) => _folder.Write(
        name, string.Concat(Enumerable.Range(0, rows).Select(i => $$"""{"id":"{{i}}","messages":[{"role":"user","content":"q{{i}}"},{"role":"assistant","content":"a"}]}""" + "\n")));

    private string Recipe(string datasets, string more = "") => _folder.Write("recipe.yaml", $"datasets:\n{datasets}{more}");

    private MixResult Run(string recipe, string seed = "0") =>
        DatasetMix.RunAsync(MixRecipe.Read(recipe), _folder["mixed.jsonl"], seed).GetAwaiter().GetResult();

    private IReadOnlyList<JsonElement> Mix(string recipe, string seed = "0")
    {
        Run(recipe, seed);
        return Rows();
    }

    private IReadOnlyList<JsonElement> Rows() => [.. File.ReadLines(_folder["mixed.jsonl"]).Select(line => JsonElement.Parse(line))];
}
