using Seedbed.Chunking;
using Seedbed.Models.Tokenizing;

namespace Seedbed.Runs;

/// <summary>Cuts documents, several at once if need be.</summary>
internal sealed class DocumentCutter(Chunker chunker, ServedTokenizer? server) : IDisposable
{
    /// <summary>A document's chunks.</summary>
    /// <exception cref="SeedbedException">The server can't tell its tokens.</exception>
    public async ValueTask<IEnumerable<Chunk>> CutAsync(Document document, CancellationToken cancellationToken) => server is null
        ? chunker.Cut(document, cancellationToken)
        : chunker.Cut(document, (await server.ReadAsync(document.Text, cancellationToken).ConfigureAwait(false)).Text, cancellationToken);

    public void Dispose() => server?.Dispose();
}
