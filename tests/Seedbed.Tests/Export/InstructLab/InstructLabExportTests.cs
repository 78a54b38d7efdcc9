using System.Text.Json;
using Seedbed.Export;
using Seedbed.Export.InstructLab;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Export.InstructLab;

public sealed class InstructLabExportTests : IDisposable
{
    private readonly TaxonomyRunFolder _run = TaxonomyRunFolder.Small();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task All_files_are_as_approved()
    {
        await _run.ExportAsync();
        Approve.Text(_run.Everything(), "export/instructlab.txt");
    }

    [Fact]
    public async Task The_same_run_gives_the_same_bytes_and_another_seed_other_ids()
    {
        await _run.ExportAsync();
        await _run.ExportAsync(folder: "again");
        await _run.ExportAsync(seed: "1", folder: "other");
        _run.Everything("again").ShouldBe(_run.Everything());
        _run.Everything("other").ShouldNotBe(_run.Everything());
    }

    [Fact]
    public async Task The_recipes_mix_to_the_mixed_files()
    {
        await _run.ExportAsync(seed: "s");
        foreach (string phase in (string[])["knowledge", "skills"])
        {
            await DatasetMix.RunAsync(MixRecipe.Read(_run[$"out/{phase}_recipe_{TaxonomyRunFolder.Suffix}.yaml"]), _run["mixed.jsonl"], "s");
            File.ReadAllText(_run["mixed.jsonl"]).ShouldBe(File.ReadAllText(_run[$"out/{phase}_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl"]));
        }
    }

    [Fact]
    public async Task A_context_stands_once_and_the_seeds_once_each()
    {
        await _run.ExportAsync();
        foreach (string file in (string[])["train", "messages"])
            _run.Rows($"{file}_{TaxonomyRunFolder.Suffix}.jsonl").ShouldAllBe(row => Count(row.GetRawText(), "Bo is 41") <= 1);
        JsonElement grounded = _run.Node("compositional_skills_grounded_facts.jsonl").Single();
        Content(grounded, "user").ShouldBe("Bo is 41\u2028years old.\n\nHow old is Bo?");
        _run.Rows($"test_{TaxonomyRunFolder.Suffix}.jsonl").Select(row => row.GetProperty("user").GetString())
            .ShouldBe(["What has a lute?\nA lute has strings.", "Which has strings?\nA lute has strings.", "Rhyme on cat", "How old is Ada?\nAda is 36."]);
    }

    [Fact]
    public async Task Leaves_whose_paths_join_alike_keep_their_own_files()
    {
        using var run = new TaxonomyRunFolder();
        string[] leaves = ["compositional_skills/a_b/c", "compositional_skills/a/b_c", "compositional_skills/A/b_c", "compositional_skills/other"];
        foreach (string leaf in leaves)
            run.Row($$"""{"id":"{{leaf}}","leaf":"{{leaf}}","leaf_kind":"skill","question":"q {{leaf}}","answer":"a"}""");
        ExportResult result = await run.ExportAsync();
        string[] names = [.. result.Files.Where(file => file.Name.StartsWith("node_datasets", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Name))];
        names.Length.ShouldBe(4);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(4);
        names.ShouldContain("compositional_skills_other.jsonl");
        run.Rows($"skills_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl").Select(row => Content(row, "user")).ShouldBe(leaves.Select(leaf => $"q {leaf}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("knowledge/x", "knowledge/x_p07")]
    [InlineData("knowledge/x", "knowledge/X")]
    [InlineData("knowledge/x:y", "knowledge/x-y")]
    [InlineData("knowledge/" + LongName + "a", "knowledge/" + LongName + "b")]
    public void No_file_of_one_leaf_is_one_of_another(string one, string other)
    {
        IReadOnlyDictionary<string, string> names = LeafNames.Of([one, other]);
        string[] files = [.. names.Values.SelectMany(name => (string[])[$"{name}.jsonl", $"{name}_p07.jsonl", $"{name}_p10.jsonl", $"mmlubench_{name}.jsonl"])];
        files.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(files.Length);
        files.ShouldAllBe(file => file.Length < 250 && !file.Contains(':') && !file.Contains('/'));
    }

    [Fact]
    public async Task Right_answers_keep_their_places_whatever_letters_occur()
    {
        using var run = new TaxonomyRunFolder();
        string[] answers = ["\"D\"", "3", "\"d)\"", "\"w\"", "\"B. y\"", "1"];
        for (int i = 0; i < answers.Length; i++)
            run.Row($$"""{"id":"{{i}}","leaf":"knowledge/k","leaf_kind":"knowledge","domain":"K","question":"q{{i}}","choices":["x","y","z","w"],"answer":{{answers[i]}}}""");
        run.Row("""{"id":"odd","leaf":"knowledge/k","leaf_kind":"knowledge","question":"q","choices":["x","y","z"],"answer":"x"}""");
        run.Row("""{"id":"none","leaf":"knowledge/k","leaf_kind":"knowledge","question":"q","choices":["x","y","z","w"],"answer":"E"}""");
        ExportResult result = await run.ExportAsync();
        run.Node("mmlubench_knowledge_k.jsonl").Select(row => row.GetProperty("answer").GetInt32()).ShouldBe([3, 3, 3, 3, 1, 1]);
        File.Exists(run[$"out/node_datasets_{TaxonomyRunFolder.Suffix}/knowledge_k_task.yaml"]).ShouldBeTrue();
        result.Rejected.ShouldBe(new Dictionary<string, long> { ["bad-choices"] = 2 });
        result.Files.ShouldNotContain(file => file.Name.StartsWith("train_", StringComparison.Ordinal) || file.Name.StartsWith("messages_", StringComparison.Ordinal), "there are no rows to train on");
        File.ReadAllText(run["out/README.md"]).ShouldSatisfyAllConditions(card => card.ShouldNotContain("train_msgs"), card => card.ShouldContain("- Question sets alone, to measure by"));
    }

    [Fact]
    public async Task Question_sets_of_another_run_stand_beside()
    {
        using var choices = new TaxonomyRunFolder();
        choices.Chunk("other.md", 7, "A viola has four strings.");
        choices.Row("""{"id":"other.md#c7/1","source":{"document":"other.md","chunk":7},"leaf":"knowledge/arts/music","leaf_kind":"knowledge","question":"How many strings has a viola?","choices":["1","2","4","9"],"answer":"4"}""");
        choices.Row("""{"id":"odd","leaf":"knowledge/arts/music","leaf_kind":"knowledge","question":"q","choices":["1","2","4"],"answer":"4"}""");
        choices.Write();
        _run.Write();
        ExportResult result = await RunExport.WriteInstructLabAsync(_run.Run, folder: _run["out"], beside: [choices.Run]);
        IReadOnlyList<JsonElement> set = _run.Node("mmlubench_knowledge_arts_music.jsonl");
        set.Select(row => row.GetProperty("answer").GetInt32()).ShouldBe([1, 2]);
        set.Select(row => row.GetProperty("document").GetString()).ShouldBe(["A carillon has at least twenty-three bells.", "A viola has four strings."]);
        set[1].GetProperty("subject").GetString().ShouldBe("Music");
        result.Rejected.ShouldBe(new Dictionary<string, long> { ["bad-choices"] = 1 });
        _run.Rows($"knowledge_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl").Count.ShouldBe(2);
        File.ReadAllText(_run["out/README.md"]).ShouldContain("Rows of another run stand beside: recipe taxonomy, seed `0`, models none.");
    }

    [Fact]
    public async Task Rewritten_documents_of_another_run_become_auxiliary_rows()
    {
        using var summaries = new TaxonomyRunFolder();
        summaries.Chunk("music.md", 1, "The lute is plucked with the fingers. It has many strings.");
        summaries.Knowledge("music.md#c1/1", "knowledge/arts/music", "music.md", 1, "List the facts.", "A lute is plucked.", ",\"document_type\":\"atomic_facts\"");
        summaries.Knowledge("music.md#c9/1", "knowledge/arts/music", "music.md", 9, "List the facts.", "A lute is plucked.", ",\"document_type\":\"atomic_facts\"");
        summaries.Write();
        _run.Write();

        ExportResult result = await RunExport.WriteInstructLabAsync(_run.Run, folder: _run["out"], beside: [summaries.Run]);

        result.Rejected.ShouldBe(new Dictionary<string, long> { ["no-passage"] = 1 });
        foreach ((string phase, bool unmask, int rows) in ((string, bool, int)[])[("p07", true, 3), ("p10", false, 5)])
        {
            IReadOnlyList<JsonElement> node = _run.Node($"knowledge_arts_music_{phase}.jsonl");
            node.Count.ShouldBe(rows);
            Content(node[^1], "user").ShouldBe("The lute is plucked with the fingers. It has many strings.\n\nList the facts.");
            Content(node[^1], "assistant").ShouldBe("A lute is plucked.");
            node[^1].GetProperty("unmask").GetBoolean().ShouldBe(unmask);
            JsonElement metadata = JsonElement.Parse(node[^1].GetProperty("metadata").GetString()!);
            metadata.GetProperty("dataset").GetString().ShouldBe("document_atomic_facts");
            metadata.GetProperty("dataset_type").GetString().ShouldBe("atomic_facts");
            metadata.GetProperty("sdg_document").GetString().ShouldBe("A lute is plucked.");
            metadata.GetProperty("raw_document").GetString().ShouldStartWith("The lute is plucked with the fingers. It");
            metadata.GetProperty("domain").GetString().ShouldBe("Music");
        }

        _run.Rows($"knowledge_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl").Count.ShouldBe(3);
        _run.Rows($"train_{TaxonomyRunFolder.Suffix}.jsonl").Count.ShouldBe(4);
    }

    [Fact]
    public async Task Rewritten_documents_can_be_exported_by_themselves()
    {
        using var run = new TaxonomyRunFolder();
        run.Chunk("music.md", 1, "The lute is plucked with the fingers.");
        run.Knowledge("music.md#c1/1", "knowledge/arts/music", "music.md", 1, "List the facts.", "A lute is plucked.", ",\"document_type\":\"atomic_facts\"");
        await run.ExportAsync();
        run.Node("knowledge_arts_music_p10.jsonl").Single().GetProperty("unmask").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(30)]
    public async Task Right_answers_of_a_set_are_even_where_the_choices_have_no_order(int questions)
    {
        using var run = new TaxonomyRunFolder();
        for (int i = 0; i < questions; i++)
            run.Row($$"""{"id":"{{i}}","leaf":"knowledge/k","leaf_kind":"knowledge","question":"q{{i}}","choices":["x","y","right","w"],"answer":"right","place":"C"}""");
        for (int i = 0; i < 3; i++)
            run.Row($$"""{"id":"own{{i}}","leaf":"knowledge/own","leaf_kind":"knowledge","question":"q{{i}}","choices":["x","y","z","all of these"],"answer":"all of these"}""");

        await run.ExportAsync();

        IReadOnlyList<JsonElement> set = run.Node("mmlubench_knowledge_k.jsonl");
        int[] places = [.. Enumerable.Range(0, 4).Select(place => set.Count(row => row.GetProperty("answer").GetInt32() == place))];
        (places.Max() - places.Min()).ShouldBeLessThanOrEqualTo(1);
        set.ShouldAllBe(row => row.GetProperty("choices")[row.GetProperty("answer").GetInt32()].GetString() == "right");
        set.ShouldAllBe(row => row.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).Distinct().Count() == 4);
        run.Node("mmlubench_knowledge_own.jsonl").ShouldAllBe(row => row.GetProperty("answer").GetInt32() == 3);
    }

    [Fact]
    public async Task Rows_to_train_on_of_another_run_are_refused_and_so_is_a_run_named_twice()
    {
        _run.Write();
        using var other = TaxonomyRunFolder.Small();
        other.Write();
        (await Should.ThrowAsync<SeedbedException>(() => RunExport.WriteInstructLabAsync(_run.Run, folder: _run["out"], beside: [other.Run])))
            .Message.ShouldContain("dataset.jsonl, line 1: the row 'music.md#c1/1' has neither 'choices' nor 'document_type'");
        (await Should.ThrowAsync<SeedbedException>(() => RunExport.WriteInstructLabAsync(_run.Run, folder: _run["out"], beside: [_run.Run])))
            .Message.ShouldContain("is named twice");
        Directory.Exists(_run["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Rows_of_the_test_side_are_not_trained_on()
    {
        using var run = new TaxonomyRunFolder();
        run.Row("""{"id":"1","leaf":"compositional_skills/s","leaf_kind":"skill","question":"train me","answer":"a","split":"train"}""");
        run.Row("""{"id":"2","leaf":"compositional_skills/s","leaf_kind":"skill","question":"test me","answer":"a","split":"test"}""");
        await run.ExportAsync();
        run.Everything().Split("\n").Where(line => line.Contains("test me", StringComparison.Ordinal) && line.StartsWith("{\"", StringComparison.Ordinal)).ShouldHaveSingleItem();
        run.Rows($"test_{TaxonomyRunFolder.Suffix}.jsonl").Single().GetProperty("user").GetString().ShouldBe("test me");
    }

    [Fact]
    public async Task Rows_that_can_not_be_written_are_named_with_the_reason()
    {
        _run.Knowledge("gone#c9/1", "knowledge/arts/music", "gone.md", 9, "q", "a");
        _run.Row("""{"id":"noleaf","question":"q","answer":"a"}""");
        _run.Row("""{"id":"empty","leaf":"compositional_skills/rhymes","leaf_kind":"skill","question":"q","answer":" "}""");
        _run.Row("""{"id":"bare","leaf":"compositional_skills/grounded/facts","leaf_kind":"grounded","question":"q","answer":"a"}""");
        ExportResult result = await _run.ExportAsync();
        result.Rejected.ShouldBe(new Dictionary<string, long> { ["no-passage"] = 1, ["no-leaf"] = 1, ["empty-turn"] = 1, ["no-context"] = 1 });
        _run.Rows("rejects.jsonl").Select(reject => reject.GetProperty("id").GetString()).ShouldBe(["gone#c9/1", "noleaf", "empty", "bare"]);
    }

    [Fact]
    public async Task Rows_of_no_taxonomy_are_refused_in_one_sentence()
    {
        using var run = new TaxonomyRunFolder();
        run.Row(SomeDataset.Row(1, "q", "a").Trim());
        SeedbedException fault = await Should.ThrowAsync<SeedbedException>(() => run.ExportAsync());
        fault.Message.ShouldContain("name no 'leaf', so they come from no taxonomy");
        Directory.Exists(run["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_export_replaces_the_old_one_and_nothing_of_the_users()
    {
        await _run.ExportAsync();
        await _run.ExportAsync();
        File.WriteAllText(_run[$"out/node_datasets_{TaxonomyRunFolder.Suffix}/mine.txt"], "mine");
        SeedbedException fault = await Should.ThrowAsync<SeedbedException>(() => _run.ExportAsync());
        fault.Message.ShouldContain("mine.txt");
        File.Exists(_run[$"out/node_datasets_{TaxonomyRunFolder.Suffix}/mine.txt"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Leaves_stand_in_the_card_of_every_format()
    {
        _run.Write();
        await RunExport.WriteAsync(_run.Run, ExportFormats.BuiltIn.Find("messages"), _run["out"]);
        string card = File.ReadAllText(_run["out/README.md"]);
        card.ShouldContain("| knowledge/arts/music | knowledge | 2 |  | mira | https\\://example.org/music.git \\*.md | abc123f |");
        card.ShouldContain("    License of the work: CC-BY-4.0\n    ```\n    # not a heading <b>\n");
    }

    [SdgSamplesFact]
    public async Task Rows_have_the_columns_of_InstructLabs_own()
    {
        await _run.ExportAsync();
        string[] own = [.. JsonElement.Parse(File.ReadLines(SdgSamples.In("datasets/auxiliary.jsonl")).First()).EnumerateObject().Select(property => property.Name)];
        JsonElement mixed = _run.Rows($"skills_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl")[0];
        mixed.EnumerateObject().Select(property => property.Name).ShouldBe([.. own, "unmask"]);
        mixed.GetProperty("metadata").ValueKind.ShouldBe(JsonValueKind.String);
        mixed.GetProperty("messages")[0].EnumerateObject().Select(property => property.Name).ShouldBe(["content", "role"], ignoreOrder: true);
    }

    private const string LongName = "llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll";

    private static string Content(JsonElement row, string role) =>
        row.GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("role").GetString() == role).GetProperty("content").GetString()!;

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
