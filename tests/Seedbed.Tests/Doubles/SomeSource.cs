using System.Runtime.CompilerServices;
using Seedbed.Runs;

namespace Seedbed.Tests.Doubles;

/// <summary>A source of so many documents with so many units each.</summary>
internal sealed class SomeSource(params int[] unitsOfDocuments) : UnitSource
{
    public override string Verb => "rows";

    public override IReadOnlyList<string> OwnColumns => ["topic"];

    public override int Documents => unitsOfDocuments.Length;

    public override async IAsyncEnumerable<SourceItem> ReadAsync(SourceKeep keep, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return SourceItem.Of(new Reject(Pipeline.SourceName, "unreadable", "cannot be read", Item: "bad"));
        for (int document = 0; document < unitsOfDocuments.Length; document++)
        {
            for (int i = 0; i < unitsOfDocuments[document]; i++)
                yield return SourceItem.Of(Some.Unit($"d{document}#c{i + 1}", Columns.Empty.With("topic", $"t{i % 3}")), opensInput: i == 0);
        }

        await Task.CompletedTask;
    }
}
