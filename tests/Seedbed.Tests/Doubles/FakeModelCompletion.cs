using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>The body of a reply to a chat request, and how many tokens the model wrote for it.</summary>
internal sealed record FakeModelCompletion(byte[] Body, int Tokens)
{
    private const int MoreThanTheLimit = 17 << 20;

    /// <summary>What the server says to a request, with a fault of content in it.</summary>
    public static FakeModelCompletion To(FakeModelRequest request, string model, FakeModelFault fault, FakeModelOptions options)
    {
        string? thought = options.Reasoning(request);
        int tokens = 0;
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"fake-{request.Hash}\",\"object\":\"chat.completion\",\"model\":\"{model}\",\"choices\":[");
        int choices = fault == FakeModelFault.EmptyChoices ? 0 : Math.Min(request.Choices, options.MostChoices);
        for (int choice = 0; choice < choices; choice++)
        {
            string content = ContentOf(request, fault, choice);
            tokens += (content.Length + (thought?.Length ?? 0)) / 4;
            AppendChoice(body.Append(choice == 0 ? "" : ","), choice, content, thought, fault, options.ThinksAloud);
        }

        body.Append(']');
        if (options.SaysUsage)
            AppendUsage(body, request.Prompt.Length / 4, tokens, (thought?.Length ?? 0) / 4 * choices, options.CachedShare);
        return new(BytesOf(body.Append('}').ToString(), fault), tokens);
    }

    /// <summary>A body that says the same to everybody.</summary>
    public static FakeModelCompletion Of(string content, string model)
    {
        var body = new StringBuilder($"{{\"id\":\"fake\",\"object\":\"chat.completion\",\"model\":\"{model}\",\"choices\":[");
        AppendChoice(body, 0, content, null, FakeModelFault.None, false);
        AppendUsage(body.Append(']'), 100, content.Length / 4, 0, 0);
        return new(Encoding.UTF8.GetBytes(body.Append('}').ToString()), content.Length / 4);
    }

    private static string ContentOf(FakeModelRequest request, FakeModelFault fault, int choice)
    {
        if (fault is FakeModelFault.EmptyContent or FakeModelFault.SpentBeforeTheFirstWord)
            return "";
        if (fault == FakeModelFault.Prose)
            return "I would love to help with that, but first let me think about what the passage says.";
        if (fault == FakeModelFault.WrongShape)
            return """{"result":{"thoughts":"The passage speaks of many things.","done":true}}""";
        string content = FakeModelReply.To(request, fault, choice);
        return fault switch
        {
            FakeModelFault.Fenced => $"Sure! Here it is:\n```json\n{content[..^1]},}}\n```\nAnything else?",
            FakeModelFault.Length or FakeModelFault.CutJson => content[..(content.Length * 2 / 3)],
            _ => content,
        };
    }

    private static void AppendChoice(StringBuilder body, int index, string content, string? thought, FakeModelFault fault, bool aloud)
    {
        string said = thought is not null && aloud ? $"<think>{thought}</think>\n\n{content}" : content;
        string apart = thought is not null && !aloud ? $",\"reasoning_content\":\"{JsonEncodedText.Encode(thought)}\"" : "";
        string finish = fault is FakeModelFault.Length or FakeModelFault.SpentBeforeTheFirstWord ? "length" : "stop";
        body.Append(CultureInfo.InvariantCulture, $"{{\"index\":{index},\"message\":{{\"role\":\"assistant\",\"content\":\"{JsonEncodedText.Encode(said)}\"{apart}}},\"finish_reason\":\"{finish}\"}}");
    }

    private static void AppendUsage(StringBuilder body, int input, int output, int thought, double cachedShare)
    {
        body.Append(CultureInfo.InvariantCulture, $",\"usage\":{{\"prompt_tokens\":{input},\"completion_tokens\":{output},\"total_tokens\":{input + output}");
        if (cachedShare > 0)
            body.Append(CultureInfo.InvariantCulture, $",\"prompt_tokens_details\":{{\"cached_tokens\":{(int)(input * cachedShare)}}}");
        if (thought > 0)
            body.Append(CultureInfo.InvariantCulture, $",\"completion_tokens_details\":{{\"reasoning_tokens\":{thought}}}");
        body.Append('}');
    }

    private static byte[] BytesOf(string body, FakeModelFault fault)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        if (fault == FakeModelFault.InvalidUtf8)
            bytes.AsSpan(body.IndexOf("\"content\":\"", StringComparison.Ordinal) + 14, 2).Fill(0xFF);
        return fault switch
        {
            FakeModelFault.TruncatedBody => bytes[..(bytes.Length / 2)],
            FakeModelFault.Huge => [.. bytes, .. Enumerable.Repeat((byte)' ', MoreThanTheLimit)],
            _ => bytes,
        };
    }
}
