using Seedbed.Chunking;
using Seedbed.Models;
using Seedbed.Models.Tokenizing;

namespace Seedbed.Runs;

/// <summary>How a run's documents are cut, and whose tokens count.</summary>
/// <param name="Options">Where documents are cut; its tokenizer counts where no server does.</param>
/// <param name="Server">The model whose server counts; null: none does.</param>
/// <param name="Time">The clock of its requests.</param>
internal sealed record DocumentCutting(ChunkOptions Options, ModelSettings? Server, TimeProvider Time)
{
    /// <summary>A cutter for one reading of the documents.</summary>
    /// <exception cref="SeedbedException">The model's server can't be asked.</exception>
    public DocumentCutter Open() => new(new(Options), Server is null ? null : new ServedTokenizer(Server, Time));
}
