using Seedbed.Ingestion;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Samples;

/// <summary>A reader of one's own. It stands before Seedbed's and so takes over <c>.txt</c>: in release notes a line such as
/// "Version 2.4.0, 14 May 2026" is a heading.</summary>
internal static class OwnReader
{
    public static async Task RunAsync(string input)
    {
        Recipe recipe = Recipe.Parse("{ source: { chunks: { tokens: 128, overlap: 0 } }, steps: [ limit: 100 ] }");
        SourceOptions files = new()
        {
            Include = ["**/*.txt"],
            Readers = [new ReleaseNotesReader(), .. DocumentReaders.BuiltIn()],
        };
        UnitSource source = await Sources.OpenAsync(recipe, [input], files);
        await foreach (Row row in Pipeline.RowsAsync(recipe, source))
            Console.WriteLine($"{row.Id}: {string.Join(" > ", row.Source.Headings ?? [])}");
    }

    private sealed class ReleaseNotesReader : DocumentReader
    {
        public override string MediaType => "text/x-release-notes";

        public override IReadOnlyList<string> Endings { get; } = [".txt"];

        public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
        {
            // A wrong encoding is the file's fault, so an outcome and no exception.
            if (TextDecoding.Decode(content, declared: null, out ReadOutcome? fault) is not { } text)
                return ValueTask.FromResult(fault!);
            var builder = new DocumentBuilder(text.Length);
            foreach (string paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                if (paragraph.StartsWith("Version ", StringComparison.Ordinal) && !paragraph.Contains('\n'))
                    builder.Heading(2, paragraph);
                else
                    builder.Paragraph(paragraph);
            }

            return ValueTask.FromResult(ReadOutcome.Of(builder.Build()));
        }
    }
}
