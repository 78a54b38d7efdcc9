using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Seedbed.Steps.Options;

namespace Seedbed.Steps;

/// <summary>
/// Of rows that are alike the first in walk order stays; the others are dropped: <c>duplicate</c>, and the detail names
/// the row that stays. <c>exact</c> compares texts without case, punctuation and spacing (full-width forms and ligatures
/// as their plain letters), or as they are with <c>normalise: false</c>, where <c>-p</c> and <c>-P</c> differ. It remembers 16 bytes and the id of each row that stays.
/// <c>near</c> compares the sets of their word shingles, exactly, by Jaccard similarity (Broder 1997); only rows that stay count, so that no chain of
/// small steps makes one row of many. <c>rouge</c> compares them by ROUGE-L, as Self-Instruct does.
/// </summary>
public sealed class Dedup(DedupOptions options) : SetStep
{
    /// <summary><c>dedup: { on: question, method: exact }</c>.</summary>
    public static Verb Verb { get; } = Verb.Of(
        "dedup",
        "Keeps the first of rows that are alike and drops the others with the reason `duplicate`",
        StepKind.Set,
        new OptionTable<DedupOptions>(new())
            .ColumnNames("on", "what is compared; of several columns each with `exact`, else all of them together, as one text", (o, columns) => o with { On = columns })
            .Choice("method", "`exact`: the same words · `near`: mostly the same shingles, runs of words · `rouge`: ROUGE-L, mostly the same words in the same order", ["exact", "near", "rouge"], (o, method) => o with { Method = Enum.Parse<DedupMethod>(method, ignoreCase: true) }, "exact")
            .Flag("normalise", "with `exact`, whether case, punctuation and spacing are left out of the comparison; `false` where they tell things apart, as in `-p` and `-P`", (o, normalise) => o with { Normalise = normalise }, "true")
            .Number("threshold", "with `near`, the least Jaccard similarity of rows that are alike: the shingles that both have, by those that one of them has; with `rouge`, what F of ROUGE-L is over", (o, least) => o with { Threshold = least }, 0.1, 1, "0.7")
            .Whole("shingle", "with `near`, how many words a shingle has; a text of fewer is one shingle", (o, words) => o with { Shingle = words }, 1, 100, "5")
            .Required("on")
            .WithShorthand("on")
            .Check(o => o.Fault),
        (options, _) => new Dedup(options));

    /// <inheritdoc/>
    public override StepColumns Columns { get; } = new() { Needs = options.On };

    /// <inheritdoc/>
    public override SetPass Open() => options.Method == DedupMethod.Exact ? new ExactPass(options) : new SimilarDedupPass(options);

    private sealed class ExactPass(DedupOptions options) : SetPass
    {
        // Ids as UTF-8: half the memory of strings, and a million rows are kept here.
        private readonly Dictionary<UInt128, byte[]> _kept = [];

        public override RowOutcome Next(Row row)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            foreach (string column in options.On)
            {
                if (row.Text(column) is not { } text)
                    return MissingColumn.Drop(row, column);
                byte[] bytes = Encoding.UTF8.GetBytes(options.Normalise == false ? text : NormalText.Of(text));
                BinaryPrimitives.WriteInt32LittleEndian(digest, bytes.Length);
                hash.AppendData(digest[..sizeof(int)]);
                hash.AppendData(bytes);
            }

            hash.GetHashAndReset(digest);
            UInt128 key = BinaryPrimitives.ReadUInt128LittleEndian(digest);
            if (_kept.TryGetValue(key, out byte[]? id))
                return RowOutcome.Drop(row, "duplicate", $"{string.Join(" and ", options.On)} says the same as in row {Encoding.UTF8.GetString(id)}");
            _kept.Add(key, Encoding.UTF8.GetBytes(row.Id));
            return RowOutcome.Keep(row);
        }
    }
}
