using System.Text.Json;

namespace Seedbed.Export;

/// <summary>
/// How a row reads as a conversation: at most one <c>system</c> message first, then <c>user</c> and <c>assistant</c> by
/// turns, ending with <c>assistant</c>, none of them empty. It is what every chat trainer's loader takes (LLaMA-Factory
/// skips anything else with no more than a warning). Thread-safe.
/// </summary>
public sealed class Conversation
{
    private static readonly (string User, string Assistant)[] Pairs =
    [
        ("question", "answer"), ("instruction", "output"), ("instruction", "response"), ("prompt", "completion"), ("prompt", "response"),
    ];

    private readonly IReadOnlyList<TurnTemplate>? _templates;

    private Conversation(IReadOnlyList<TurnTemplate>? templates) => _templates = templates;

    /// <summary>
    /// Read off the columns: <c>messages</c> (<c>[{ role, content }]</c>), else <c>question</c> and <c>answer</c>, else
    /// <c>instruction</c> (with <c>input</c>) and <c>output</c> or <c>response</c>, else <c>prompt</c> and <c>completion</c> or <c>response</c>.
    /// </summary>
    public static Conversation OfColumns { get; } = new(null);

    /// <summary>Rendered from a recipe's <c>output: messages</c>.</summary>
    public static Conversation Of(IReadOnlyList<TurnTemplate> templates) => new(templates);

    /// <summary>The row's messages, in order.</summary>
    /// <returns>Null when <paramref name="turns"/> is a whole conversation, else why it isn't.</returns>
    public Refusal? TryRead(DatasetRow row, out IReadOnlyList<Turn> turns)
    {
        ArgumentNullException.ThrowIfNull(row);
        turns = [];
        Refusal? refusal = _templates is null ? ReadColumns(row, out turns) : Render(row, _templates, out turns);
        return refusal ?? Check(turns);
    }

    private static Refusal? Render(DatasetRow row, IReadOnlyList<TurnTemplate> templates, out IReadOnlyList<Turn> turns)
    {
        var rendered = new Turn[templates.Count];
        turns = rendered;
        for (int i = 0; i < rendered.Length; i++)
        {
            TurnTemplate template = templates[i];
            if (template.Render(row) is not { } content)
            {
                string column = template.Needs.FirstOrDefault(name => row.Text(name) is null) is { } lacking ? $"column '{lacking}'" : "a column";
                return new("missing-column", $"message {i + 1} ({template.Role}) needs {column}, which the row doesn't have");
            }

            rendered[i] = new(template.Role, content);
        }

        return null;
    }

    private static Refusal? ReadColumns(DatasetRow row, out IReadOnlyList<Turn> turns)
    {
        turns = [];
        if (row.TryGet("messages", out JsonElement messages) && messages.ValueKind == JsonValueKind.Array)
            return ReadMessages(messages, out turns);
        foreach ((string user, string assistant) in Pairs)
        {
            if (row.Text(user) is not { } asked || row.Text(assistant) is not { } said)
                continue;
            if (user == "question" && row.Text("context") is { Length: > 0 } context)
                asked = $"{context}\n\n{asked}";
            if (user == "instruction" && row.Text("input") is { Length: > 0 } input)
                asked = $"{asked}\n\n{input}";
            turns = row.Text("system") is { Length: > 0 } system
                ? [new("system", system), new("user", asked), new("assistant", said)]
                : [new("user", asked), new("assistant", said)];
            return null;
        }

        return new("no-turns", "the row has neither messages, question and answer, instruction and output, nor prompt and completion");
    }

    private static Refusal? ReadMessages(JsonElement messages, out IReadOnlyList<Turn> turns)
    {
        var read = new List<Turn>(messages.GetArrayLength());
        turns = read;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object
                || !message.TryGetProperty("role", out JsonElement role) || role.ValueKind != JsonValueKind.String
                || !message.TryGetProperty("content", out JsonElement content) || content.ValueKind != JsonValueKind.String)
                return new("bad-message", $"message {read.Count + 1} is not {{ role, content }} with texts");
            read.Add(new(role.GetString()!, content.GetString()!));
        }

        return null;
    }

    private static Refusal? Check(IReadOnlyList<Turn> turns)
    {
        int first = turns.Count > 0 && turns[0].Role == "system" ? 1 : 0;
        for (int i = 0; i < turns.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(turns[i].Content))
                return new("empty-turn", $"message {i + 1} ({turns[i].Role}) is empty");
            string expected = i < first ? "system" : (i - first) % 2 == 0 ? "user" : "assistant";
            if (turns[i].Role != expected)
                return new("unordered-turns", $"message {i + 1} is from '{turns[i].Role}' where '{expected}' is expected");
        }

        return turns.Count - first >= 2 && turns[^1].Role == "assistant"
            ? null
            : new("no-answer", "the conversation does not end with an assistant's message");
    }
}
