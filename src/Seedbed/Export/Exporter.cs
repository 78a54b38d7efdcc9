using System.Buffers;

namespace Seedbed.Export;

/// <summary>
/// A format that a dataset can be written in. Derive from it for a format of your own, and hand it to
/// <see cref="ExportFormats.With"/>. Immutable, safe to share between threads; what one file remembers lives in its <see cref="ExportFile"/>.
/// </summary>
public abstract class Exporter
{
    /// <summary>The name that a user types, and the folder below <c>exports/</c>: lower-case letters, digits and hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>What the format is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>The ending of its files, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>How trainers load it: Markdown for the dataset card; empty for none.</summary>
    public virtual string Usage => "";

    /// <summary>Opens one file, of one split. What is written to <paramref name="output"/> reaches the disk between rows, so memory does not grow.</summary>
    public abstract ExportFile Open(IBufferWriter<byte> output, ExportShape shape);
}
