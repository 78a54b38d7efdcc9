using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Steps.Generating;

/// <summary>
/// Asks a model about each row of a unit: all rows in one request, or each in its own; with <c>each:</c> about the items of
/// a list. What comes back wrong or not at all is asked for once more, the fault named; of several choices the missing ones
/// one by one, as long as that brings any. What <c>generate</c> and <c>judge</c> share.
/// </summary>
internal sealed class RowAsker(Asking asking)
{
    private readonly ReplyForm _form = new(asking.Shape, asking.Together);
    private readonly RequestOptions _options = new(asking);

    /// <summary>Asks, and says what became of every row.</summary>
    /// <param name="unit">The unit's rows.</param>
    /// <param name="made">What the step makes of an answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SeedbedException">The endpoint, the key or the model is wrong.</exception>
    public async ValueTask<UnitOutcome> WorkAsync(UnitRows unit, Func<RowAnswer, Made> made, CancellationToken cancellationToken)
    {
        var asked = AskedRows.Of(unit, asking.Each);
        UnitAnswers answers = await AskAsync(unit with { Rows = asked.Rows }, cancellationToken).ConfigureAwait(false);
        UnitOutcome outcome = asked.ToOutcome(answers, made);
        if (asking.Prompt.ListsEarlier)
        {
            foreach (RowItem item in answers.Rows.SelectMany(row => row.Items))
                outcome.Remember(item.Value);
        }

        return outcome;
    }

    private async Task<UnitAnswers> AskAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        var answers = new UnitAnswers(unit.Rows.Count, asking.Choices);
        for (int row = 0; row < unit.Rows.Count; row++)
        {
            if (asking.Prompt.MissingOf(unit.Rows[row]) is { } column)
                answers.Fault(row, new(MissingColumn.Reason, $"the row has no value in column '{column}', which the prompt names"));
        }

        var ordinals = new Dictionary<PromptText, int>();
        int before = -1;
        for (int round = 0; answers.Pending is { Length: > 0 } pending && GoesOn(round, answers.Count > before); round++)
        {
            before = answers.Count;
            await RoundAsync(unit, pending, round, answers, ordinals, cancellationToken).ConfigureAwait(false);
        }

        return answers;
    }

    private bool GoesOn(int round, bool broughtAny) => round < 2 || (asking.Choices > 1 && broughtAny);

    // Requests are made in the rows' order before any is sent, so that their ordinals don't hang on which reply comes first.
    private async Task RoundAsync(
        UnitRows unit, int[] rows, int round, UnitAnswers answers, Dictionary<PromptText, int> ordinals, CancellationToken cancellationToken)
    {
        RowRequest[] requests = [.. RequestsOf(unit, rows, round, answers, ordinals)];
        (ChatResponse?, ModelFailure?)[] replies = await Task.WhenAll(
            requests.Select(request => SendAsync(request, cancellationToken))).ConfigureAwait(false);
        for (int i = 0; i < requests.Length; i++)
        {
            (ChatResponse? response, ModelFailure? failure) = replies[i];
            if (response is not null)
                Read(response, requests[i], answers);
            else
                Fail(failure!, requests[i], answers);
        }
    }

    // The choices that a first request left out are asked for one by one: many a server knows of one choice alone.
    private IEnumerable<RowRequest> RequestsOf(
        UnitRows unit, int[] rows, int round, UnitAnswers answers, Dictionary<PromptText, int> ordinals)
    {
        IEnumerable<int[]> groups = asking.Together
            ? rows.GroupBy(answers.MissingOf).Select(group => group.ToArray())
            : rows.Select(row => new[] { row });
        foreach (int[] group in groups)
        {
            PromptText text = TextOf(unit, group, answers);
            int missing = answers.MissingOf(group[0]);
            for (int request = 0; request < (round == 0 ? 1 : missing); request++)
            {
                ordinals[text] = ordinals.TryGetValue(text, out int last) ? last + 1 : 0;
                int choices = round == 0 ? missing : 1;
                ChatResponseFormat format = _form.FormatFor([.. group.Select(row => row + 1)]);
                yield return new(text, _options.For(unit, text, ordinals[text], round, choices, format), group, choices);
            }
        }
    }

    private PromptText TextOf(UnitRows unit, int[] rows, UnitAnswers answers)
    {
        PromptText text = asking.Together
            ? asking.Prompt.For(unit.Unit, [.. rows.Select(row => (row + 1, unit.Rows[row]))], unit.Earlier)
            : asking.Prompt.For(unit.Rows[rows[0]], unit.Earlier);
        string note = asking.Note.Length == 0 ? "" : $"\n\n{asking.Note}";
        string faults = string.Concat(rows.Where(row => answers.Rows[row] is { Fault: not null, Items.Count: 0 })
            .Select(row => $"\n- {(asking.Together ? $"slot {row + 1}: " : "")}{TellingOf(answers.Rows[row].Fault!)}"));
        string again = faults.Length == 0 ? "" : $"\n\nAn earlier reply could not be used:{faults}";
        return text with { User = $"{text.User}{note}{again}\n\n{_form.NoteFor([.. rows.Select(row => row + 1)])}" };
    }

    // What the user may do about it is no use to the model.
    private static string TellingOf(RowFault fault) =>
        fault.Reason == RowFault.Truncated ? "it was cut off for its length; be brief" : fault.Detail;

    private async Task<(ChatResponse?, ModelFailure?)> SendAsync(RowRequest request, CancellationToken cancellationToken)
    {
        try
        {
            ChatMessage[] messages = request.Text.System.Length == 0
                ? [new(ChatRole.User, request.Text.User)]
                : [new(ChatRole.System, request.Text.System), new(ChatRole.User, request.Text.User)];
            return (await asking.Model.Client.GetResponseAsync(messages, request.Options, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ModelException e)
        {
            return (null, e.Failure);
        }
    }

    private void Read(ChatResponse response, RowRequest request, UnitAnswers answers)
    {
        bool isCut = response.FinishReason == ChatFinishReason.Length;
        if (request.Choices == 1)
        {
            _form.Read(response.Text, isCut, request.Rows, answers, ReasoningIn(response.Messages));
            return;
        }

        foreach (ChatMessage message in response.Messages.Take(request.Choices))
        {
            ChatFinishReason? reason = ModelReply.FinishReason(message) ?? response.FinishReason;
            _form.Read(message.Text, reason == ChatFinishReason.Length, request.Rows, answers, ReasoningIn([message]));
        }
    }

    private static string? ReasoningIn(IEnumerable<ChatMessage> messages)
    {
        string text = string.Concat(messages.SelectMany(message => message.Contents.OfType<TextReasoningContent>()).Select(content => content.Text)).Trim();
        return text.Length == 0 ? null : text;
    }

    private static void Fail(ModelFailure failure, RowRequest request, UnitAnswers answers)
    {
        // Some servers refuse to be asked for more than one choice: without a fault noted, each is asked for by itself.
        if (request.Choices > 1 && failure.Kind == ModelFailureKind.Refused)
            return;
        foreach (int row in request.Rows)
            answers.Fault(row, RowFault.Of(failure));
    }
}
