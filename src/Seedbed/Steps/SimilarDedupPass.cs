using System.Globalization;
using System.Text;
using Seedbed.Similarity;

namespace Seedbed.Steps;

/// <summary>One pass of <c>dedup</c> by similarity: it remembers the texts' words and the id of each row that stays.</summary>
internal sealed class SimilarDedupPass(DedupOptions options) : SetPass
{
    private readonly IKeptTexts _kept = options.Method == DedupMethod.Rouge
        ? new RougeIndex(options.Threshold ?? DedupOptions.DefaultThreshold)
        : new ShingledTexts(options.Threshold ?? DedupOptions.DefaultThreshold, options.Shingle ?? DedupOptions.DefaultShingle);

    // Ids as UTF-8: half the memory of strings.
    private readonly List<byte[]> _ids = [];
    private readonly StringBuilder _text = new();

    public override RowOutcome Next(Row row)
    {
        _text.Clear();
        foreach (string column in options.On)
        {
            if (row.Text(column) is not { } text)
                return MissingColumn.Drop(row, column);
            _text.Append(_text.Length > 0 ? "\n" : "").Append(text);
        }

        if (_kept.Find(_text.ToString()) is { } match)
            return RowOutcome.Drop(row, "near-duplicate", Detail(match));
        _kept.KeepLast();
        _ids.Add(Encoding.UTF8.GetBytes(row.Id));
        return RowOutcome.Keep(row);
    }

    // Never rounded up to a similarity that it has not.
    private string Detail(NearMatch match) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(" and ", options.On)} says nearly the same as in row {Encoding.UTF8.GetString(_ids[match.Row])} ({(options.Method == DedupMethod.Rouge ? "ROUGE-L" : "similarity")} {Math.Floor(match.Similarity * 1000) / 1000:0.000})");
}
