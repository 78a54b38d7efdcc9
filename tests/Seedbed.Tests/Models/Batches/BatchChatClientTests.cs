using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Batches;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models.Batches;

public sealed class BatchChatClientTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Jobs => _folder["jobs"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_is_written_as_the_server_would_get_it_and_held()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using (var models = ModelSet.Connect(server.Settings))
            await models.AskAsync("hello");

        BatchWave wave = (await WaveAsync("hello")).ShouldNotBeNull();

        wave.Sentence.ShouldBe($"1 request was written to requests-001.jsonl in {Jobs}: let your batch service answer them, put what it returns beside them as responses-NAME.jsonl, and run the same command again");
        JsonElement line = new BatchService(Jobs).Requests("requests-001.jsonl").ShouldHaveSingleItem();
        line.EnumerateObject().Select(property => property.Name).ShouldBe(["custom_id", "method", "url", "body"]);
        line.GetProperty("custom_id").GetString().ShouldBe(KeyOf("hello"));
        (line.GetProperty("method").GetString(), line.GetProperty("url").GetString()).ShouldBe(("POST", "/v1/chat/completions"));
        line.GetProperty("body").GetRawText().ShouldBe(server.Requests[0].Body.GetRawText());
    }

    [Fact]
    public async Task For_Anthropic_a_line_has_its_params()
    {
        using (var models = ModelSet.Connect(ModelSettings.Parse($"batch:{Jobs}#anthropic:claude")))
        {
            ChatMessage[] messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "hello")];
            await Should.ThrowAsync<RequestHeldException>(() => models["teacher"].Client.GetResponseAsync(messages, Ask.Options()));
            models.PublishRequests().ShouldHaveSingleItem();
        }

        JsonElement line = new BatchService(Jobs).Requests("requests-001.jsonl").ShouldHaveSingleItem();
        line.EnumerateObject().Select(property => property.Name).ShouldBe(["custom_id", "params"]);
        line.GetProperty("custom_id").GetString()!.Length.ShouldBe(64);
        JsonElement asked = line.GetProperty("params");
        (asked.GetProperty("model").GetString(), asked.GetProperty("max_tokens").GetInt32(), asked.GetProperty("system").GetString()).ShouldBe(("claude", 100, "Be brief."));
        asked.GetProperty("messages").GetRawText().ShouldBe("[{\"role\":\"user\",\"content\":\"hello\"}]");
        asked.GetProperty("tool_choice").GetProperty("type").GetString().ShouldBe("tool");
        BatchRequestLine.Read(System.Text.Encoding.UTF8.GetBytes(line.GetRawText()))!.Value.Wording.Json.ShouldBe(JsonMode.Schema);
    }

    [Fact]
    public async Task Answers_are_logged_and_counted_like_those_of_a_server()
    {
        var service = new BatchService(Jobs);
        await WaveAsync("one", "two");
        service.Answer();

        (await WaveAsync("one", "two")).ShouldBeNull();

        foreach (string file in Directory.GetFiles(Jobs, "responses*"))
            File.Delete(file);
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using ModelSet models = Connect(log);
        (await models.AskAsync("one")).Text.ShouldContain("answer");
        models["teacher"].Usage.Replayed.ShouldBe(1);
        JsonElement logged = JsonElement.Parse(File.ReadLines(Path.Combine(_folder["responses"], "responses.jsonl")).First());
        logged.GetProperty("step").GetString().ShouldBe("generate");
        logged.GetProperty("request").GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("one");
    }

    [Fact]
    public async Task What_waits_is_not_written_twice()
    {
        await WaveAsync("one", "two", "one");
        BatchWave again = (await WaveAsync("one", "two", "one")).ShouldNotBeNull();
        again.Sentence.ShouldStartWith("2 requests wait for the responses to requests-001.jsonl");
        BatchWave more = (await WaveAsync("two", "three")).ShouldNotBeNull();
        more.Sentence.ShouldStartWith($"1 request was written to requests-002.jsonl in {Jobs}, and 1 still wait for the responses to requests-001.jsonl");
        var service = new BatchService(Jobs);
        service.Ids("requests-001.jsonl").ShouldBe([KeyOf("one"), KeyOf("two")]);
        service.Ids("requests-002.jsonl").ShouldBe([KeyOf("three")]);
    }

    [Fact]
    public async Task What_expired_is_asked_again_in_the_next_wave_and_fails_for_good_after_five()
    {
        var service = new BatchService(Jobs) { Instead = request => request.Prompt == "late" ? BatchService.Expired : null };
        for (int wave = 1; wave <= 5; wave++)
        {
            (await WaveAsync("good", "late")).ShouldNotBeNull().Written.ShouldBe(wave == 1 ? 2 : 1);
            (await WaveAsync("good", "late")).ShouldNotBeNull().Written.ShouldBe(0, "it waits");
            service.Answer();
        }

        ModelException failed = await Should.ThrowAsync<ModelException>(() => AskAsync("late"));
        failed.Failure.Detail.ShouldContain("batch_expired");
        service.Files.Count.ShouldBe(5);
        Directory.Delete(Jobs, recursive: true);
        (await Should.ThrowAsync<ModelException>(() => AskAsync("late"))).Failure.Kind.ShouldBe(ModelFailureKind.TimedOut);
    }

    [Fact]
    public async Task The_same_answers_under_another_name_or_a_second_time_change_nothing()
    {
        var service = new BatchService(Jobs) { Instead = request => request is { Prompt: "late", Attempt: 1 } ? BatchService.Expired : null };
        await WaveAsync("good", "late");
        service.Answer();
        File.Copy(Path.Combine(Jobs, "responses-001.jsonl"), Path.Combine(Jobs, "responses-001 (2).jsonl"));
        (await WaveAsync("good", "late")).ShouldNotBeNull().Written.ShouldBe(1);
        (await WaveAsync("good", "late")).ShouldNotBeNull().Written.ShouldBe(0);
        service.Answer();
        (await WaveAsync("good", "late")).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_was_overwritten_by_the_next_waves_answers_counts_for_that_wave()
    {
        var service = new BatchService(Jobs) { Instead = request => request is { Prompt: "late", Attempt: < 3 } ? BatchService.Expired : null };
        await WaveAsync("late", "x");
        service.Answer();
        await WaveAsync("late", "x");
        service.Answer();
        File.Move(Path.Combine(Jobs, "responses-002.jsonl"), Path.Combine(Jobs, "responses-001.jsonl"), overwrite: true);
        (await WaveAsync("late", "x")).ShouldNotBeNull().Written.ShouldBe(1);
        service.Files.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_different_answers_the_first_in_the_order_of_names_counts()
    {
        await WaveAsync("hello");
        _folder.Write("jobs/responses-b.jsonl", Reply("hello", "second") + "\n" + Reply("hello", "third"));
        _folder.Write("jobs/responses-a.jsonl", BatchService.Line(KeyOf("hello"), BatchService.Error(400, "no")));
        (await AskAsync("hello")).Text.ShouldBe("second");
        _folder.Write("jobs/responses-0.jsonl", Reply("hello", "first"));
        Directory.Delete(_folder["responses"], recursive: true);
        (await AskAsync("hello")).Text.ShouldBe("first");
    }

    [Fact]
    public async Task A_failure_for_good_is_logged_and_only_asked_again_when_told_to()
    {
        bool broken = true;
        var service = new BatchService(Jobs) { Instead = _ => broken ? BatchService.Error(400, "the prompt is too long") : null };
        await WaveAsync("long");
        service.Answer();
        for (int i = 0; i < 2; i++)
            (await Should.ThrowAsync<ModelException>(() => AskAsync("long"))).Failure.Kind.ShouldBe(ModelFailureKind.ContextTooLong);

        broken = false;
        (await WaveAsync(retryFailed: true, "long")).ShouldNotBeNull().Written.ShouldBe(1);
        await Should.ThrowAsync<RequestHeldException>(() => AskAsync("long"), "it waits, whatever the log says");
        service.Answer();
        (await AskAsync("long")).Text.ShouldContain("answer");
    }

    [Theory]
    [InlineData(401, "requests again with a valid key")]
    [InlineData(404, "name a model that it knows instead of 'fake'")]
    public async Task A_wrong_key_or_model_is_one_sentence_with_its_line(int status, string mend)
    {
        await WaveAsync("hello");
        new BatchService(Jobs) { Instead = _ => BatchService.Error(status, "no way") }.Answer();
        string message = (await Should.ThrowAsync<SeedbedException>(() => AskAsync("hello"))).Message;
        message.ShouldContain(Path.Combine(Jobs, "responses-001.jsonl:1"));
        message.ShouldContain("no way");
        message.ShouldContain(mend);
    }

    [Fact]
    public async Task Strange_ids_and_half_lines_are_named_and_the_rest_is_used()
    {
        await WaveAsync("one", "two");
        string[] strange = [.. Enumerable.Range(0, 5).Select(i => BatchService.Line($"request-{i}", BatchService.Expired))];
        string whole = Reply("two", "2");
        _folder.Write("jobs/responses-x.jsonl", $"\uFEFF{Reply("one", "1")}\r\n\r\n{string.Join('\n', strange)}\n{BatchService.Line(KeyOf("elsewhere"), BatchService.Expired)}\n{whole[..(whole.Length / 2)]}");
        _folder.Write("jobs/batch_abc_output.jsonl", whole);

        using ModelSet models = Connect();

        models.Notes.Count.ShouldBe(3);
        models.Notes[0].ShouldBe($"{Path.Combine(Jobs, "responses-x.jsonl")}:9 is not a whole response; the other lines are used");
        models.Notes[1].ShouldBe($"6 responses in {Jobs} belong to no request of its requests files and are left alone: request-0, request-1, request-2, …");
        models.Notes[2].ShouldContain("batch_abc_output.jsonl is not read; if it holds responses, rename it to responses-batch_abc_output.jsonl");
        (await models.AskAsync("one")).Text.ShouldBe("1");
        await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("two"));
    }

    [Fact]
    public async Task An_answer_is_taken_by_its_id_though_its_requests_file_is_gone()
    {
        await WaveAsync("one");
        new BatchService(Jobs).Answer();
        File.Delete(Path.Combine(Jobs, "requests-001.jsonl"));
        (await AskAsync("one")).Text.ShouldContain("answer");
    }

    [Fact]
    public async Task A_service_that_refuses_schemas_is_asked_for_any_json_then_by_words_alone()
    {
        var service = new BatchService(Jobs)
        {
            Instead = request => request.Body.TryGetProperty("response_format", out JsonElement _) ? BatchService.Error(400, "response_format is not supported") : null,
        };
        string[] formats = ["json_schema", "json_object", ""];
        foreach (string format in formats)
        {
            (await WaveAsync("one", "two")).ShouldNotBeNull().Written.ShouldBe(2);
            FormatOf(service.Requests(service.Files[^1])[0]).ShouldBe(format);
            service.Answer();
        }

        (await WaveAsync("one", "two", "three")).ShouldNotBeNull().Written.ShouldBe(1);
        FormatOf(service.Requests("requests-004.jsonl")[0]).ShouldBe("", "it is remembered");
    }

    [Fact]
    public async Task Where_schemas_are_taken_a_refusal_is_for_good()
    {
        await WaveAsync("one", "two");
        new BatchService(Jobs) { Instead = request => request.Prompt == "two" ? BatchService.Error(400, "we don't speak of this") : null }.Answer();
        (await Should.ThrowAsync<ModelException>(() => AskAsync("two"))).Failure.Kind.ShouldBe(ModelFailureKind.Refused);
    }

    [Fact]
    public async Task Each_model_has_files_of_its_own()
    {
        using (var models = ModelSet.Connect(Settings, Settings with { Name = "small" }))
        {
            foreach (string role in (string[])["teacher", "critic", "teacher"])
                await Should.ThrowAsync<RequestHeldException>(() => models[role].Client.GetResponseAsync([new(ChatRole.User, role)], Ask.Options()));
            BatchWave wave = models.PublishRequests().ShouldHaveSingleItem();
            (wave.Written, wave.Files.Count).ShouldBe((2, 2));
        }

        var service = new BatchService(Jobs);
        service.Requests("requests-001.jsonl").ShouldHaveSingleItem().GetProperty("body").GetProperty("model").GetString().ShouldBe("fake");
        service.Requests("requests-002.jsonl").ShouldHaveSingleItem().GetProperty("body").GetProperty("model").GetString().ShouldBe("small");
    }

    [Fact]
    public async Task What_is_not_published_leaves_nothing_behind_nor_does_a_killed_process()
    {
        _folder.Write("jobs/requests-007.jsonl.partial", "{\"custom_id\":\"");
        using (ModelSet models = Connect())
        {
            await Should.ThrowAsync<RequestHeldException>(() => models.AskAsync("one"));
            File.Exists(Path.Combine(Jobs, "requests-001.jsonl.partial")).ShouldBeTrue();
        }

        Directory.GetFiles(Jobs).Select(Path.GetFileName).ShouldBe(["batch.lock"]);
    }

    [Fact]
    public async Task Many_at_once_are_each_written_once_and_found_again()
    {
        string[] texts = [.. Enumerable.Range(0, 500).Select(i => $"question {i} {new string('x', i * 13)}")];
        using (ModelSet models = Connect())
        {
            await Task.WhenAll(texts.Concat(texts).Select(text => Task.Run(() => Should.ThrowAsync<RequestHeldException>(() => models.AskAsync(text)))));
            models.PublishRequests().ShouldHaveSingleItem().Written.ShouldBe(500);
        }

        var service = new BatchService(Jobs);
        service.Ids("requests-001.jsonl").Distinct().Count().ShouldBe(500);
        service.Answer();
        (await WaveAsync(texts)).ShouldBeNull();
    }

    [Fact]
    public async Task The_callers_cancellation_is_honoured()
    {
        using ModelSet models = Connect();
        await Should.ThrowAsync<OperationCanceledException>(() => models.AskAsync("one", cancellationToken: new(canceled: true)));
        models.PublishRequests().ShouldBeEmpty();
    }

    private static string KeyOf(string text) => ReplayKey.Of("fake", [new(ChatRole.User, text)], Ask.Options()).ToString();

    private static string FormatOf(JsonElement line) =>
        line.GetProperty("body").TryGetProperty("response_format", out JsonElement format) ? format.GetProperty("type").GetString()! : "";

    private static string Reply(string text, string answer) => BatchService.Line(
        KeyOf(text),
        $"\"response\":{{\"status_code\":200,\"request_id\":\"r\",\"body\":{{\"choices\":[{{\"message\":{{\"content\":\"{answer}\"}},\"finish_reason\":\"stop\"}}]}}}},\"error\":null");

    private ModelSettings Settings => ModelSettings.Parse($"batch:{Jobs}#fake");

    private ModelSet Connect(ResponseLog? log = null, bool retryFailed = false) =>
        ModelSet.Connect(Settings, log: log, options: new() { RetryFailed = retryFailed });

    private async Task<ChatResponse> AskAsync(string text)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using ModelSet models = Connect(log);
        return await models.AskAsync(text);
    }

    private Task<BatchWave?> WaveAsync(params string[] texts) => WaveAsync(retryFailed: false, texts);

    /// <summary>A run that asks these.</summary>
    private async Task<BatchWave?> WaveAsync(bool retryFailed, params string[] texts)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using ModelSet models = Connect(log, retryFailed);
        foreach (string text in texts)
        {
            try
            {
                await models.AskAsync(text);
            }
            catch (RequestHeldException)
            {
                // It goes into the wave, or is there already.
            }
        }

        return models.PublishRequests().SingleOrDefault();
    }
}
