using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models.Embeddings;
using Seedbed.Models.Tokenizing;

namespace Seedbed.Models;

/// <summary>Finds out by tiny requests what a model's server can do. Each question has an endpoint of its own, since an endpoint remembers what it refused.</summary>
internal sealed class ModelProbe(ModelSettings settings, TimeProvider time) : IDisposable
{
    private const int MostTokens = 256;

    private readonly List<Endpoint> _endpoints = [];

    /// <summary>Asks everything, one after the other, so that the speed is that of a server at rest.</summary>
    public async Task<ModelCheck> RunAsync(CancellationToken cancellationToken)
    {
        int models = await TryAsync(async () => (await AttemptAsync(ModelServer.OfferedAsync, cancellationToken).ConfigureAwait(false)).Count).ConfigureAwait(false);
        var check = new ModelCheck { Model = settings, Models = models == 0 ? null : models };
        bool isAnthropic = settings.Provider == ModelProvider.Anthropic;
        bool embeds = !isAnthropic && await TryAsync(() => EmbedsAsync(cancellationToken)).ConfigureAwait(false);
        try
        {
            check = await SpeedAsync(check, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException e)
        {
            return check with { Embeddings = embeds, Fault = embeds ? null : e.Failure.Detail };
        }

        return check with
        {
            Chat = true,
            Embeddings = embeds,
            JsonSchema = await TryAsync(() => SchemaAsync(cancellationToken)).ConfigureAwait(false),
            JsonObject = !isAnthropic && await TryAsync(() => ObjectAsync(cancellationToken)).ConfigureAwait(false),
            Logprobs = !isAnthropic && await TryAsync(() => LogprobsAsync(cancellationToken)).ConfigureAwait(false),
            Tokenize = !isAnthropic && await TryAsync(() => TokenizesAsync(cancellationToken)).ConfigureAwait(false),
        };
    }

    public void Dispose()
    {
        foreach (Endpoint endpoint in _endpoints)
            endpoint.Dispose();
    }

    private async Task<ModelCheck> SpeedAsync(ModelCheck check, CancellationToken cancellationToken)
    {
        IChatClient client = Client(Fresh());
        long began = time.GetTimestamp();
        TimeSpan? first = null;
        long tokens = 0;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(
            [new(ChatRole.User, "Count from 1 to 20.")], Options(), cancellationToken).ConfigureAwait(false))
        {
            bool hasWords = update.Contents.Any(content => content is TextContent or TextReasoningContent);
            if (hasWords)
                first ??= time.GetElapsedTime(began);
            long? counted = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details.OutputTokenCount;
            tokens = counted ?? (hasWords ? tokens + 1 : tokens);
        }

        TimeSpan whole = time.GetElapsedTime(began);
        // What comes in one piece was written before it came.
        TimeSpan writing = first is { } head && whole - head > TimeSpan.FromMilliseconds(5) ? whole - head : whole;
        return check with { FirstByte = first, TokensPerSecond = tokens > 0 ? tokens / writing.TotalSeconds : null };
    }

    private async Task<bool> SchemaAsync(CancellationToken cancellationToken)
    {
        Endpoint endpoint = Fresh();
        ChatOptions options = Options();
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(
            """{"type":"object","properties":{"colour":{"type":"string","enum":["blue","green"]}},"required":["colour"],"additionalProperties":false}"""), "reply");
        ChatResponse response = await AskAsync(endpoint, "What colour is the sky?", options, cancellationToken).ConfigureAwait(false);
        return endpoint.JsonOf(settings.Name).Last == JsonMode.Schema && IsObject(response.Text, "colour");
    }

    private async Task<bool> ObjectAsync(CancellationToken cancellationToken)
    {
        Endpoint endpoint = Fresh();
        ChatOptions options = Options();
        options.ResponseFormat = ChatResponseFormat.Json;
        ChatResponse response = await AskAsync(
            endpoint, "What colour is the sky? Reply with one JSON object with \"colour\" (a text).", options, cancellationToken).ConfigureAwait(false);
        return endpoint.JsonOf(settings.Name).Last != JsonMode.Prompt && IsObject(response.Text, null);
    }

    private async Task<bool> LogprobsAsync(CancellationToken cancellationToken)
    {
        ChatOptions options = Options();
        new SamplingSettings { Logprobs = 1 }.ApplyTo(options, 0);
        options.MaxOutputTokens = 16;
        ChatResponse response = await AskAsync(Fresh(), "Say yes.", options, cancellationToken).ConfigureAwait(false);
        return ModelReply.Logprobs(response.Messages[0]) is not null;
    }

    private async Task<bool> EmbedsAsync(CancellationToken cancellationToken)
    {
        var options = new ChatOptions();
        new EmbeddingBatch(Client(Fresh()), null).AttachTo(options);
        ChatResponse response = await new OpenAIEmbeddingClient(Fresh(), settings, time)
            .GetResponseAsync([new(ChatRole.User, "sky")], options, cancellationToken).ConfigureAwait(false);
        return response.Text.Length > 0;
    }

    // Beside the API, not below it.
    private Task<bool> TokenizesAsync(CancellationToken cancellationToken)
    {
        Uri root = ServedTokenizer.RootOf(settings.Endpoint);
        byte[] body = System.Text.Encoding.UTF8.GetBytes($$"""{"model":{{Json.Of(settings.Name).GetRawText()}},"prompt":"sky","content":"sky"}""");
        return AttemptAsync(
            async attempt =>
            {
                using HttpResponseMessage reply = await attempt.PostAsync("/tokenize", body).ConfigureAwait(false);
                byte[] bytes = await attempt.ReadAsync(reply).ConfigureAwait(false);
                return reply.StatusCode == HttpStatusCode.OK && bytes.AsSpan().IndexOf("\"tokens\""u8) >= 0;
            },
            cancellationToken,
            Fresh(settings with { Endpoint = root }));
    }

    private Task<T> AttemptAsync<T>(Func<ModelAttempt, Task<T>> ask, CancellationToken cancellationToken, Endpoint? endpoint = null) =>
        new ModelServer(endpoint ?? Fresh(), settings, time).AttemptAsync(ask, cancellationToken);

    private Task<ChatResponse> AskAsync(Endpoint endpoint, string text, ChatOptions options, CancellationToken cancellationToken) =>
        Client(endpoint).GetResponseAsync([new(ChatRole.User, text)], options, cancellationToken);

    private IChatClient Client(Endpoint endpoint) => settings.Provider == ModelProvider.Anthropic
        ? new AnthropicChatClient(endpoint, settings, time)
        : new OpenAIChatClient(endpoint, settings, time);

    private ChatOptions Options()
    {
        var options = new ChatOptions { MaxOutputTokens = MostTokens };
        settings.Sampling.ApplyTo(options, 0);
        return options;
    }

    private Endpoint Fresh(ModelSettings? other = null)
    {
        var endpoint = new Endpoint(other ?? settings);
        _endpoints.Add(endpoint);
        return endpoint;
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (ModelException)
        {
            return default;
        }
    }

    private static bool IsObject(string text, string? member)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && (member is null || document.RootElement.TryGetProperty(member, out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
