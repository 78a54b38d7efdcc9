using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>Prompts and replies, readable.</summary>
internal sealed class ReadableLogView : LogView
{
    private const string Margin = "   ";

    public override void Write(LoggedCall call)
    {
        // In one piece: a log may hold a million.
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"── {Head(call)}\n");
        if (call.Answers > 1)
            text.Append(Margin).Append(Standing(call)).Append('\n');
        foreach (ChatMessage message in call.Messages())
            Append(text, message.Role.Value, message.Text);
        foreach (ChatMessage reply in call.Response()?.Messages ?? [])
            AppendReply(text, reply);
        if (call.Failure() is { } failure)
            Append(text, "failure", failure.Detail);
        Console.Out.Write(PlainText.Of(text.Append('\n').ToString()));
    }

    private static string Head(LoggedCall call)
    {
        string ordinal = call.Ordinal > 0 ? $", ordinal {call.Ordinal}" : "";
        string tokens = call.InputTokens is null && call.OutputTokens is null ? "" : $", {NumberWords.Of(call.InputTokens ?? 0)} tokens in, {NumberWords.Of(call.OutputTokens ?? 0)} out";
        return string.Create(
            CultureInfo.InvariantCulture, $"{call.Step}  {call.Unit}, draw {call.Draw}{ordinal}  {call.Model}{(call.Again > 0 ? ", asked again" : "")}: {call.Outcome} in {call.Took.TotalSeconds:0.0##} s{tokens}");
    }

    private static string Standing(LoggedCall call) => call.Counts
        ? $"answered {call.Answers} times; this answer, the last one, counts"
        : $"answered {call.Answers} times; a later answer counts";

    private static void AppendReply(StringBuilder text, ChatMessage reply)
    {
        string thoughts = string.Concat(reply.Contents.OfType<TextReasoningContent>().Select(thought => thought.Text));
        if (thoughts.Length > 0)
            Append(text, "reasoning", thoughts);
        Append(text, "reply", reply.Text);
    }

    private static void Append(StringBuilder text, string title, string words)
    {
        text.Append(Margin).Append(title).Append('\n');
        foreach (ReadOnlySpan<char> line in words.AsSpan().EnumerateLines())
            text.Append(Margin).Append(line.IsEmpty ? "" : "  ").Append(line).Append('\n');
    }
}
