using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.AI;
using Seedbed.Tokens;

namespace Seedbed.Models.Budgets;

/// <summary>
/// How many tokens a request's input can be at most. Texts are counted where the model's tokenizer is known by its name
/// (OpenAI's models of the o200k family); else their UTF-8 bytes stand for them, since no byte makes more than one token
/// of a byte-level vocabulary. The chat template and the schema come on top. Thread-safe.
/// </summary>
internal sealed class PromptBound(string model)
{
    /// <summary>Tokens that a chat template may add around all messages: system words of its own (about 100 of gpt-oss), tool preambles (about 350 of Anthropic).</summary>
    public const int PerRequest = 512;

    /// <summary>Tokens that a chat template may add around one message.</summary>
    public const int PerMessage = 16;

    private static readonly string[] O200k = ["gpt-4o", "chatgpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "o1", "o3", "o4"];

    private readonly bool _isO200k = IsO200k(model);
    private long _excess;

    /// <summary>The most that a server counted beyond a bound so far: a template with more words of its own than is thought here.</summary>
    public long Excess => Interlocked.Read(ref _excess);

    /// <summary>The bound of a request's input.</summary>
    public long Of(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options)
    {
        long tokens = PerRequest;
        foreach (ChatMessage message in messages)
            tokens += PerMessage + Count(message.Text);
        if ((options?.ResponseFormat as ChatResponseFormatJson)?.Schema is { } schema)
            tokens += JsonMarshal.GetRawUtf8Value(schema).Length;
        return tokens;
    }

    /// <summary>Remembers what a server counted beyond a bound: <see cref="Excess"/>.</summary>
    public void Learn(long bound, long counted)
    {
        for (long known = Excess; counted - bound > known;)
        {
            long seen = Interlocked.CompareExchange(ref _excess, counted - bound, known);
            if (seen == known)
                return;
            known = seen;
        }
    }

    private long Count(string text) => _isO200k ? Tokenizer.O200k.Count(text) : Encoding.UTF8.GetByteCount(text);

    // `openai/gpt-4o-mini` is a gpt-4o; `o1` must not be taken for the beginning of another name.
    private static bool IsO200k(string model)
    {
        string name = model[(model.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return Array.Exists(O200k, family => name.StartsWith(family, StringComparison.Ordinal)
            && (name.Length == family.Length || !char.IsLetterOrDigit(name[family.Length])));
    }
}
