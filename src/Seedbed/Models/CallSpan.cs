using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Telemetry;

namespace Seedbed.Models;

/// <summary>
/// The spans around model calls. A request that the log can't answer is <c>ask STEP</c>, its waits included; each attempt at
/// a server below it is <c>chat MODEL</c> by the semantic conventions for generative AI.
/// </summary>
internal static class CallSpan
{
    private const string Attempts = "seedbed.attempts";

    private static Activity? Asked => Activity.Current is { } outer && ReferenceEquals(outer.Source, Instruments.Source) ? outer : null;

    /// <summary>The span of a request.</summary>
    public static Activity? Ask(string model, ModelCall? call)
    {
        if (!Instruments.Source.HasListeners())
            return null;
        Activity? span = Instruments.Source.StartActivity($"ask {call?.Step ?? model}");
        span?.SetTag("gen_ai.request.model", model);
        if (call is not null)
        {
            span?.SetTag("seedbed.step", call.Step).SetTag("seedbed.unit", call.Unit)
                .SetTag("seedbed.draw", call.Draw).SetTag("seedbed.ordinal", call.Ordinal);
        }

        return span;
    }

    /// <summary>The span of an attempt, the how-manieth it is told from the request's own span.</summary>
    public static Activity? Chat(CallFacts facts, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Activity? ask = Asked;
        Activity? span = Instruments.Source.StartActivity($"chat {facts.Model}", ActivityKind.Client);
        if (span is null)
            return null;
        int attempt = (ask?.GetTagItem(Attempts) as int? ?? 0) + 1;
        ask?.SetTag(Attempts, attempt);
        foreach ((string name, object? value) in facts.Tags)
            span.SetTag(name, value);
        span.SetTag("seedbed.attempt", attempt);
        SetRequest(span, options);
        if (Instruments.TakeTexts)
            span.SetTag("gen_ai.input.messages", CallTexts.Of(messages, null));
        return span;
    }

    /// <summary>What came back.</summary>
    public static void SetResponse(Activity span, ChatResponse response)
    {
        span.SetTag("gen_ai.response.model", response.ModelId)
            .SetTag("gen_ai.response.id", response.ResponseId)
            .SetTag("gen_ai.response.finish_reasons", response.FinishReason is { } reason ? new[] { reason.Value } : null)
            .SetTag("gen_ai.usage.input_tokens", response.Usage?.InputTokenCount)
            .SetTag("gen_ai.usage.output_tokens", response.Usage?.OutputTokenCount)
            .SetTag("gen_ai.usage.cache_read.input_tokens", response.Usage?.CachedInputTokenCount);
        if (Instruments.TakeTexts)
            span.SetTag("gen_ai.output.messages", CallTexts.Of(response.Messages, response.FinishReason));
    }

    /// <summary>What a batch brought: the span of the request says it, since its call has none.</summary>
    public static void SetBatchResponse(IEnumerable<ChatMessage> messages, ChatResponse response)
    {
        if (Asked is not { } ask)
            return;
        SetResponse(ask, response);
        if (Instruments.TakeTexts)
            ask.SetTag("gen_ai.input.messages", CallTexts.Of(messages, null));
    }

    /// <summary>What went wrong. A request that waits for its batch is as it should be.</summary>
    public static void SetFault(Activity? span, Exception fault)
    {
        if (span is null)
            return;
        if (fault is RequestHeldException { Reason: HoldReason.Batch })
        {
            span.SetTag("seedbed.held", "batch");
            return;
        }

        span.SetTag("error.type", ErrorType(fault));
        // A failure's sentence never holds a key; what else was thrown may say anything.
        span.SetStatus(ActivityStatusCode.Error, fault is ModelException { Failure.Detail: var detail } ? detail : null);
    }

    /// <summary>A failure's kind as <c>seedbed log --outcome</c> names it, else what kind of fault it was.</summary>
    public static string ErrorType(Exception fault) => fault switch
    {
        ModelException failed => JsonNamingPolicy.KebabCaseLower.ConvertName(failed.Failure.Kind.ToString()),
        RequestHeldException held => $"held-{JsonNamingPolicy.KebabCaseLower.ConvertName(held.Reason.ToString())}",
        OperationCanceledException => "cancelled",
        _ => fault.GetType().FullName!,
    };

    private static void SetRequest(Activity span, ChatOptions? options)
    {
        if (options is null)
            return;
        span.SetTag("gen_ai.output.type", options.ResponseFormat is ChatResponseFormatJson ? "json" : "text")
            .SetTag("gen_ai.request.max_tokens", options.MaxOutputTokens)
            .SetTag("gen_ai.request.temperature", (double?)options.Temperature)
            .SetTag("gen_ai.request.top_p", (double?)options.TopP)
            .SetTag("gen_ai.request.top_k", (double?)options.TopK)
            .SetTag("gen_ai.request.frequency_penalty", (double?)options.FrequencyPenalty)
            .SetTag("gen_ai.request.presence_penalty", (double?)options.PresencePenalty)
            .SetTag("gen_ai.request.seed", options.Seed)
            .SetTag("gen_ai.request.choice.count", ModelCall.Of(options) is { Choices: > 1 and var choices } ? choices : null);
    }
}
