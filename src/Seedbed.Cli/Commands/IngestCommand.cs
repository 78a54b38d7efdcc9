using System.CommandLine;
using System.Text;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Configuration;
using Seedbed.Ingestion;
using Seedbed.Ingestion.Web;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed ingest</c>: what the readers saw, as text, Markdown or JSON.</summary>
internal sealed class IngestCommand
{
    private readonly InputOptions _inputs = new("Documents: files, folders, archives (.md, .html, .txt, .pdf, .docx, .zip, …) and URLs, or rows with --text.", required: false);

    private readonly Option<DocumentFormat> _format = new Option<DocumentFormat>("--format")
    {
        Description = "text (what spans count), markdown (shows the structure) or json (blocks with their spans).",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => DocumentFormat.Markdown,
    }.OneOf(() => ["text", "markdown", "json"]);

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "Write one file a document into this folder (default: all to standard output).",
        HelpName = "FOLDER",
    };

    public static Command Create() => new IngestCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "ingest",
            "Read documents and write the text and structure that the readers saw.",
            "seedbed ingest manual.pdf",
            "seedbed ingest docs/ --format json --out read",
            "seedbed ingest articles.csv --text body --out read",
            "seedbed ingest https://example.org/guide.html");
        command.Options.Add(_format);
        command.Options.Add(_out);
        _inputs.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DocumentFormat format = parsed.GetValue(_format);
        IReadOnlyList<string> inputs = _inputs.Inputs(parsed);
        SourceOptions options = _inputs.Source(parsed, SeedbedConfiguration.Load(file: null));
        using WebPages pages = await WebPages.FetchAsync(inputs, options, kept: null, cancellationToken);
        var source = new DocumentSource(inputs, options with { Pages = pages });
        using IDocumentSink sink = parsed.GetValue(_out) is { } folder
            ? new FolderSink(folder.FullName, format)
            : new StreamSink(format);
        long read = 0;
        long rejected = 0;
        await foreach (DocumentOutcome outcome in source.ReadAsync(cancellationToken))
        {
            if (outcome.Document is { } document)
            {
                read++;
                sink.Write(document);
                foreach (string note in document.Notes)
                    await Console.Error.WriteLineAsync(PlainText.Of($"note: {document.Path}: {note}"));
                continue;
            }

            rejected++;
            await Console.Error.WriteLineAsync(PlainText.Of($"{outcome.Reject!.Reason}: {outcome.Reject.Detail}"));
        }

        await Console.Error.WriteLineAsync($"seedbed: {NumberWords.Of(read, "document")} read, {NumberWords.Of(rejected)} rejected");
        return read > 0 ? ExitCodes.Done : ExitCodes.Short;
    }

    private interface IDocumentSink : IDisposable
    {
        void Write(Document document);
    }

    private sealed class StreamSink : IDocumentSink
    {
        private readonly StreamWriter _output = new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        private readonly DocumentWriter _writer;

        public StreamSink(DocumentFormat format) => _writer = new(_output, format);

        public void Write(Document document) => _writer.Write(document);

        public void Dispose() => _output.Dispose();
    }

    private sealed class FolderSink(string folder, DocumentFormat format) : IDocumentSink
    {
        private readonly DocumentFiles _files = new(folder, format);

        public void Write(Document document) => _files.Write(document);

        public void Dispose()
        {
            // Every document's file is closed when it is written.
        }
    }
}
