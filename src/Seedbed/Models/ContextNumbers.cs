using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seedbed.Models;

/// <summary>The numbers of a request that exceeds a context window, as far as a server names them, in tokens.</summary>
/// <param name="Prompt">What the prompt has.</param>
/// <param name="Reply">What the reply may have.</param>
/// <param name="Window">What both may have together.</param>
internal sealed partial record ContextNumbers(long? Prompt, long? Reply, long? Window)
{
    /// <summary>Finds them in a server's words (OpenAI, vLLM, Anthropic) or in its error's own members (llama.cpp).</summary>
    public static ContextNumbers In(string message, JsonElement error) => new(
        MemberOf(error, "n_prompt_tokens") ?? NumberIn(PromptForms(), message),
        NumberIn(ReplyForms(), message),
        MemberOf(error, "n_ctx") ?? NumberIn(WindowForms(), message));

    /// <summary>The numbers as <c> (prompt 4100 tokens, max_tokens 512, window 4096)</c>; what the server doesn't name is taken from the request; empty when nothing is known of the prompt or window.</summary>
    public string Described(int? maxTokens, int? window)
    {
        string[] parts =
        [
            .. new (string Name, long? Value, string Unit)[]
            {
                ("prompt", Prompt, " tokens"), ("max_tokens", Reply ?? maxTokens, ""), ("window", Window ?? window, ""),
            }
            .Where(part => part.Value is not null)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Value}{part.Unit}")),
        ];
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static long? NumberIn(Regex forms, string message)
    {
        Match match = forms.Match(message);
        Group? number = match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success);
        return number is not null && long.TryParse(number.ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out long value) ? value : null;
    }

    private static long? MemberOf(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : null;

    [GeneratedRegex(@"([\d,]+) (?:tokens )?(?:in|from) the (?:messages|input|prompt)|request has ([\d,]+) input tokens|(?:prompt contains|messages resulted in|prompt is too long:|context limit:) ([\d,]+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PromptForms();

    [GeneratedRegex(@"([\d,]+) (?:tokens )?(?:in|for) the completion|is too large: ([\d,]+)|context limit: [\d,]+ \+ ([\d,]+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReplyForms();

    [GeneratedRegex(@"context (?:length|window|size)(?: is| of)?(?: only)? ([\d,]+)|context limit: [\d,]+ \+ [\d,]+ > ([\d,]+)|> ([\d,]+) maximum", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WindowForms();
}
