using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Replies;

namespace Seedbed.Steps.Generating;

/// <summary>
/// Asks a model for one item for each row of a unit: all rows in one request, or each in its own. What comes back wrong or
/// not at all is asked for once more, the fault named. What <c>generate</c> and <c>judge</c> share.
/// </summary>
internal sealed class RowAsker
{
    private readonly string _step;
    private readonly Model _model;
    private readonly Prompt _prompt;
    private readonly ReplyForm _form;
    private readonly bool _together;
    private readonly float _temperature;

    /// <summary>An asker.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="model">Who is asked.</param>
    /// <param name="prompt">What is asked.</param>
    /// <param name="shape">What each row gets.</param>
    /// <param name="together">Whether all rows go in one request.</param>
    /// <param name="temperature">Where the model's settings say none.</param>
    public RowAsker(string step, Model model, Prompt prompt, ObjectShape shape, bool together, float temperature)
    {
        (_step, _model, _prompt, _together, _temperature) = (step, model, prompt, together, temperature);
        _form = new(shape, together);
    }

    /// <summary>Asks, at most twice for each row.</summary>
    /// <exception cref="SeedbedException">The endpoint, the key or the model is wrong.</exception>
    public async Task<UnitAnswers> AskAsync(UnitRows unit, CancellationToken cancellationToken)
    {
        var answers = new UnitAnswers(unit.Rows.Count);
        var ordinals = new Dictionary<PromptText, int>();
        await RoundAsync(unit, [.. Enumerable.Range(0, unit.Rows.Count)], answers, ordinals, cancellationToken).ConfigureAwait(false);
        if (answers.Pending is { Length: > 0 } pending)
            await RoundAsync(unit, pending, answers, ordinals, cancellationToken).ConfigureAwait(false);
        return answers;
    }

    // Requests are made in the rows' order before any is sent, so that their ordinals don't hang on which reply comes first.
    private async Task RoundAsync(
        UnitRows unit, int[] rows, UnitAnswers answers, Dictionary<PromptText, int> ordinals, CancellationToken cancellationToken)
    {
        int[][] requests = _together ? [rows] : [.. rows.Select(row => new[] { row })];
        var asked = new (PromptText Text, ChatOptions Options)[requests.Length];
        for (int i = 0; i < requests.Length; i++)
        {
            PromptText text = TextOf(unit, requests[i], answers);
            ordinals[text] = ordinals.TryGetValue(text, out int last) ? last + 1 : 0;
            asked[i] = (text, OptionsOf(unit, requests[i], ordinals[text]));
        }

        (ChatResponse?, ModelFailure?)[] replies = await Task.WhenAll(
            asked.Select(request => SendAsync(request.Text, request.Options, cancellationToken))).ConfigureAwait(false);
        for (int i = 0; i < requests.Length; i++)
        {
            (ChatResponse? response, ModelFailure? failure) = replies[i];
            if (response is not null)
                _form.Read(response.Text, response.FinishReason == ChatFinishReason.Length, requests[i], answers);
            else
                Fail(failure!, requests[i], answers);
        }
    }

    private PromptText TextOf(UnitRows unit, int[] rows, UnitAnswers answers)
    {
        PromptText text = _together
            ? _prompt.For(unit.Unit, [.. rows.Select(row => (row + 1, unit.Rows[row]))])
            : _prompt.For(unit.Rows[rows[0]]);
        string faults = string.Concat(rows.Where(row => answers.Rows[row].Fault is not null)
            .Select(row => $"\n- {(_together ? $"slot {row + 1}: " : "")}{TellingOf(answers.Rows[row].Fault!)}"));
        string again = faults.Length == 0 ? "" : $"\n\nAn earlier reply could not be used:{faults}";
        return text with { User = $"{text.User}{again}\n\n{_form.NoteFor([.. rows.Select(row => row + 1)])}" };
    }

    // What the user may do about it is no use to the model.
    private static string TellingOf(RowFault fault) =>
        fault.Reason == RowFault.Truncated ? "it was cut off for its length; be brief" : fault.Detail;

    private ChatOptions OptionsOf(UnitRows unit, int[] rows, int ordinal)
    {
        ModelSettings settings = _model.Settings;
        var options = new ChatOptions
        {
            Temperature = settings.Sampling.Temperature ?? _temperature,
            TopP = settings.Sampling.TopP,
            Seed = settings.Sampling.Seed + unit.Draw - 1 + ordinal,
            MaxOutputTokens = settings.GenerationTokens ?? ModelSettings.DefaultGenerationTokens,
            ResponseFormat = _form.FormatFor([.. rows.Select(row => row + 1)]),
        };
        new ModelCall(_step, unit.Unit.Id, unit.Draw, ordinal) { Turn = unit.Turn }.AttachTo(options);
        return options;
    }

    private async Task<(ChatResponse?, ModelFailure?)> SendAsync(PromptText text, ChatOptions options, CancellationToken cancellationToken)
    {
        try
        {
            ChatMessage[] messages = text.System.Length == 0
                ? [new(ChatRole.User, text.User)]
                : [new(ChatRole.System, text.System), new(ChatRole.User, text.User)];
            return (await _model.Client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ModelException e)
        {
            return (null, e.Failure);
        }
    }

    private static void Fail(ModelFailure failure, int[] rows, UnitAnswers answers)
    {
        string reason = failure.Kind == ModelFailureKind.ContextTooLong ? RowFault.ContextTooLong : RowFault.RequestFailed;
        foreach (int row in rows)
            answers.Fault(row, new(reason, failure.Detail));
    }
}
