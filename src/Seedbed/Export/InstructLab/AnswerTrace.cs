using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// Tells whether a passage would answer a row's question too, so that it can't serve as one that doesn't. Rather too often
/// than too rarely: it has the same text, overlaps or holds a quote of the evidence, holds the answer's words in a row, or
/// at least four fifths of the words that the answer adds to the question.
/// </summary>
internal sealed class AnswerTrace
{
    private const int ShortestWord = 4;

    private readonly Passage _own;
    private readonly PlainWords _answer;
    private readonly List<PlainWords> _quotes = [];
    private readonly List<(int Start, int End)> _spans = [];
    private readonly string[] _added;

    public AnswerTrace(TaxonomyRow row, Passage own)
    {
        _own = own;
        _answer = new(row.Answer);
        IReadOnlySet<string> asked = new PlainWords(row.Question).Words;
        _added = [.. _answer.Words.Where(word => (word.Length >= ShortestWord || char.IsAsciiDigit(word[0])) && !asked.Contains(word))];
        if (row.Row.TryGet("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement quote in evidence.EnumerateArray())
                Take(quote);
        }
    }

    public bool IsIn(Passage passage) =>
        passage.Text == _own.Text
        || (passage.Key.Document == _own.Key.Document && _spans.Exists(span => span.Start < passage.End && passage.Start < span.End))
        || _quotes.Exists(passage.Words.Contains)
        || passage.Words.Contains(_answer)
        || (_added.Length > 0 && 5 * _added.Count(passage.Words.Words.Contains) >= 4 * _added.Length);

    private void Take(JsonElement quote)
    {
        if (quote.ValueKind == JsonValueKind.String)
            _quotes.Add(new(quote.GetString()!));
        if (quote.ValueKind != JsonValueKind.Object)
            return;
        if (quote.TryGetProperty("quote", out JsonElement text) && text.ValueKind == JsonValueKind.String)
            _quotes.Add(new(text.GetString()!));
        if (quote.TryGetProperty("start", out JsonElement start) && start.TryWhole(out int first)
            && quote.TryGetProperty("end", out JsonElement end) && end.TryWhole(out int last))
            _spans.Add((first, last));
    }
}
