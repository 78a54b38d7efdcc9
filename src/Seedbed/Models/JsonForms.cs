namespace Seedbed.Models;

/// <summary>
/// How a model's server is asked for JSON: in the strictest form that it is not known to refuse. A refusal that the server
/// explains by the form lowers it; one that it doesn't may be about that one request, so that several are wanted. A form
/// that was once taken stays. Thread-safe.
/// </summary>
internal sealed class JsonForms
{
    // Requests that were refused and taken in a lower form.
    private const int Unexplained = 3;

    private static readonly string[] Words =
    [
        "response_format", "response format", "json_schema", "json_object", "json schema", "json mode", "schema", "structured output",
        "grammar", "guided", "tool_choice", "tools", "tool use",
    ];

    private readonly Lock _lock = new();
    private JsonMode _strictest = JsonMode.Schema;
    private bool _isTaken;
    private int _unexplained;

    /// <summary>The form to ask in.</summary>
    public JsonMode Strictest
    {
        get
        {
            lock (_lock)
                return _strictest;
        }
    }

    /// <summary>The form of the last answer; null: there was none.</summary>
    public JsonMode? Last { get; private set; }

    /// <summary>A request was answered.</summary>
    /// <param name="asked">The form in which it was asked first.</param>
    /// <param name="taken">The form in which it was answered.</param>
    /// <param name="refusal">Why the first was refused; null when it was not.</param>
    public void Answered(JsonMode asked, JsonMode taken, ModelFailure? refusal)
    {
        lock (_lock)
        {
            Last = taken;
            // What was under way when another lowered it says nothing new.
            if (asked != _strictest)
                return;
            if (taken == asked)
                _isTaken = true;
            else if (!_isTaken && (SaysForm(refusal) || ++_unexplained >= Unexplained))
                (_strictest, _unexplained) = (taken, 0);
        }
    }

    private static bool SaysForm(ModelFailure? refusal) =>
        refusal is not null && Words.Any(word => refusal.Detail.Contains(word, StringComparison.OrdinalIgnoreCase));
}
