namespace Seedbed.Models.Batches;

/// <summary>
/// What the answers to one model's requests teach of the form that its service takes, as over HTTP: a parameter is said otherwise
/// where a refusal asks for it; where every request of the form is refused, JSON is asked for less strictly.
/// </summary>
/// <param name="form">The form of the last requests.</param>
internal sealed class BatchLesson(BatchForm form)
{
    private OpenAIDialect _dialect = form.Dialect;
    private bool _isTaken;
    private bool _isRefused;

    /// <summary>The form of the next requests.</summary>
    public BatchForm Form => new(_isRefused && !_isTaken && form.Json < JsonMode.Prompt ? form.Json + 1 : form.Json, _dialect);

    /// <summary>A request got a reply.</summary>
    public void Take(JsonMode json) => _isTaken |= json == form.Json;

    /// <summary>A request was refused.</summary>
    public void Refuse(JsonMode json, ModelFailure refusal)
    {
        // Whether the user set the temperature himself is looked at where a request is written.
        _dialect = _dialect.Taught(refusal, temperatureIsUsers: false) ?? _dialect;
        _isRefused |= json == form.Json && OpenAIDialect.Usual.Taught(refusal, temperatureIsUsers: false) is null;
    }
}
