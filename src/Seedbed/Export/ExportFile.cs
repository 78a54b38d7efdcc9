namespace Seedbed.Export;

/// <summary>One file of an export while it is written. Used by one thread at a time: <see cref="Begin"/>, then every row, then <see cref="End"/>.</summary>
public abstract class ExportFile
{
    /// <summary>Writes what stands before the first row.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Writes one row whole, or nothing of it.</summary>
    /// <returns>Null when written, else why the format can't take the row.</returns>
    public abstract Refusal? Write(DatasetRow row);

    /// <summary>Writes what stands after the last row.</summary>
    public virtual void End()
    {
    }
}
