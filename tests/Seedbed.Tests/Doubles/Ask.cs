using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Tests.Doubles;

/// <summary>Short requests to a model.</summary>
internal static class Ask
{
    public static Task<ChatResponse> AskAsync(this ModelSet models, string text, int draw = 1, int ordinal = 0, CancellationToken cancellationToken = default) =>
        models["teacher"].Client.GetResponseAsync([new(ChatRole.User, text)], Options(draw, ordinal), cancellationToken);

    public static ChatOptions Options(int draw = 1, int ordinal = 0)
    {
        var options = new ChatOptions
        {
            Temperature = 0.7f,
            MaxOutputTokens = 100,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(
                JsonElement.Parse("""{"type":"object","properties":{"answer":{"type":"string"}}}"""), "reply"),
        };
        new ModelCall("generate", "doc.md#c1", draw, ordinal).AttachTo(options);
        return options;
    }
}
