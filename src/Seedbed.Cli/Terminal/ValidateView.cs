using Seedbed.Taxonomies;

namespace Seedbed.Cli.Terminal;

/// <summary>How judged files are shown, one after the other.</summary>
internal abstract class ValidateView
{
    /// <summary>How many files were rejected so far.</summary>
    public int Rejected { get; private set; }

    /// <summary>How many files were accepted so far.</summary>
    protected int Accepted { get; private set; }

    /// <summary>How many files were empty so far.</summary>
    protected int Empty { get; private set; }

    /// <summary>Counts and shows a file.</summary>
    public void Add(QnaFile file)
    {
        Rejected += file.Verdict == QnaVerdict.Reject ? 1 : 0;
        Accepted += file.Verdict == QnaVerdict.Accept ? 1 : 0;
        Empty += file.Verdict == QnaVerdict.Empty ? 1 : 0;
        Show(file);
    }

    /// <summary>Shows what ends the list.</summary>
    public virtual void End()
    {
    }

    protected abstract void Show(QnaFile file);
}
