using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Batches;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Batches;

public sealed class BatchFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, long.MaxValue, 3)]
    [InlineData(50_000, 400, 4)]
    public void A_wave_is_split_where_services_take_no_more(int requests, long bytes, int files)
    {
        using (BatchFolder folder = BatchFolder.Open(_folder["jobs"], new(requests, bytes)))
        {
            for (int i = 0; i < 7; i++)
                folder.Ask(KeyOf(i), "m", LineOf(i));
            folder.Publish()!.Files.Count.ShouldBe(files);
        }

        var service = new BatchService(_folder["jobs"]);
        service.Files.SelectMany(service.Ids).ShouldBe(Enumerable.Range(0, 7).Select(i => KeyOf(i).ToString()));
    }

    [Fact]
    public void Half_a_request_does_not_count_as_asked()
    {
        byte[] line = LineOf(1);
        _folder.Write("jobs/requests-001.jsonl", [.. LineOf(0), .. line[..(line.Length / 2)]]);
        using BatchFolder folder = BatchFolder.Open(_folder["jobs"]);
        folder.Find(KeyOf(0)).IsWaiting.ShouldBeTrue();
        folder.Find(KeyOf(1)).IsWaiting.ShouldBeFalse();
        folder.Notes.ShouldHaveSingleItem().ShouldContain("requests-001.jsonl:2 is no whole request");
    }

    [Fact]
    public void The_next_number_is_behind_the_last_file_there_is()
    {
        _folder.Write("jobs/requests-041.jsonl", LineOf(0));
        _folder.Write("jobs/requests-draft.jsonl", LineOf(0));
        using BatchFolder folder = BatchFolder.Open(_folder["jobs"]);
        folder.Ask(KeyOf(1), "m", LineOf(1));
        folder.Publish()!.Files.ShouldBe(["requests-042.jsonl"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"read\":null}")]
    [InlineData("{\"read\":{\"requests-001.jso")]
    public void A_damaged_record_is_as_none(string record)
    {
        _folder.Write("jobs/requests-001.jsonl", LineOf(0));
        _folder.Write("jobs/batch.json", record);
        using BatchFolder folder = BatchFolder.Open(_folder["jobs"]);
        folder.Find(KeyOf(0)).IsWaiting.ShouldBeTrue();
    }

    [Fact]
    public void A_folder_that_another_process_has_or_that_is_a_file_is_one_sentence()
    {
        using BatchFolder first = BatchFolder.Open(_folder["jobs"]);
        Should.Throw<SeedbedException>(() => BatchFolder.Open(_folder["jobs"])).Message.ShouldContain("another seedbed process is using the batch folder");
        _folder.Write("file", "");
        Should.Throw<SeedbedException>(() => BatchFolder.Open(_folder["file"])).Message.ShouldContain($"the batch folder {_folder["file"]} can't be used");
    }

    [Theory]
    [InlineData("batch:jobs#qwen3", "qwen3", ModelProvider.Batch)]
    [InlineData("batch:jobs", "default", ModelProvider.Batch)]
    [InlineData("batch:jobs#anthropic:claude", "claude", ModelProvider.Anthropic)]
    public void An_address_names_folder_model_and_format(string address, string name, ModelProvider provider)
    {
        ModelSettings settings = ModelSettings.Parse(address);
        (settings.Name, settings.Provider, settings.Endpoint.LocalPath).ShouldBe((name, provider, Path.GetFullPath("jobs")));
    }

    [Theory]
    [InlineData("/tmp/a b%41#c/jobs")]
    [InlineData("/tmp/größe/ジョブ")]
    public void A_folders_odd_characters_are_kept(string folder)
    {
        ModelSettings settings = ModelSettings.Parse($"batch:{folder}#m");
        (settings.Endpoint.IsFile, settings.Endpoint.LocalPath).ShouldBe((true, folder));
    }

    [Theory]
    [InlineData("batch:", "names no folder")]
    [InlineData("batch:#m", "names no folder")]
    [InlineData("batch:jobs#", "names no model")]
    [InlineData("batch:jobs#anthropic:", "names no model")]
    public void An_address_without_folder_or_name_is_refused(string address, string words) =>
        Should.Throw<SeedbedException>(() => ModelSettings.Parse(address)).Message.ShouldContain(words);

    private static ReplayKey KeyOf(int number) => ReplayKey.Of("m", [new(ChatRole.User, $"{number}")], null);

    private static byte[] LineOf(int number) => BatchRequestLine.Of(
        KeyOf(number), new() { Name = "m", Endpoint = new("file:///jobs") }, [new(ChatRole.User, $"{number}")], new(), BatchForm.Usual);
}
