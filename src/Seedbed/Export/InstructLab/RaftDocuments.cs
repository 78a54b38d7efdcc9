using System.Globalization;

namespace Seedbed.Export.InstructLab;

/// <summary>
/// The documents that a question is asked over when a model is to learn to tell them apart (RAFT, arXiv 2403.10131): four
/// passages of the leaf; in two of five rows the one that answers is among them. The others never hold the answer. Follows
/// from the seed and the row alone.
/// </summary>
internal sealed class RaftDocuments
{
    /// <summary>How often the passage that answers is among the documents.</summary>
    public const double OwnShare = 0.4;

    private const int Documents = 4;

    private readonly string _seed;
    private readonly Passage[] _passages;
    private readonly int[] _order;

    public RaftDocuments(string seed, IEnumerable<Passage> passages)
    {
        _seed = seed;
        _passages = [.. passages.DistinctBy(passage => passage.Text, StringComparer.Ordinal)];
        _order = [.. Enumerable.Range(0, _passages.Length)];
    }

    /// <summary>What is put before the question.</summary>
    public string TextFor(TaxonomyRow row, Passage own) =>
        string.Join('\n', Pick(row, own).Select(passage => string.Create(CultureInfo.InvariantCulture, $"Document:\n{passage.Text}\n\n")));

    internal IReadOnlyList<Passage> Pick(TaxonomyRow row, Passage own)
    {
        var random = new SeededRandom("raft", _seed, row.Leaf, row.Row.Id);
        bool withOwn = random.NextDouble() < OwnShare;
        List<Passage> picked = Others(new AnswerTrace(row, own), withOwn ? Documents - 1 : Documents, random);
        if (withOwn || picked.Count == 0)
            picked.Add(own);
        Passage[] shuffled = [.. picked];
        random.Shuffle(shuffled.AsSpan());
        return shuffled;
    }

    // Fisher–Yates as far as needed, undone afterwards: what one row draws doesn't depend on the rows before it.
    private List<Passage> Others(AnswerTrace trace, int count, SeededRandom random)
    {
        var picked = new List<Passage>(count);
        var swaps = new List<int>();
        for (int i = 0; i < _order.Length && picked.Count < count; i++)
        {
            int j = i + random.Next(_order.Length - i);
            (_order[i], _order[j]) = (_order[j], _order[i]);
            swaps.Add(j);
            if (!trace.IsIn(_passages[_order[i]]))
                picked.Add(_passages[_order[i]]);
        }

        for (int i = swaps.Count - 1; i >= 0; i--)
            (_order[i], _order[swaps[i]]) = (_order[swaps[i]], _order[i]);
        return picked;
    }
}
