using Seedbed.Models;

namespace Seedbed.Cli.Terminal;

/// <summary>A way to show the calls of a response log.</summary>
internal abstract class LogView : IDisposable
{
    /// <summary>Shows one call, or takes it into account.</summary>
    public abstract void Write(LoggedCall call);

    /// <summary>Every call was given.</summary>
    public virtual void End()
    {
    }

    public virtual void Dispose()
    {
    }
}
