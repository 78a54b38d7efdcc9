namespace Seedbed.Taxonomies.Git;

/// <summary>What git was asked for and could not give.</summary>
/// <param name="reason">A short fixed word: <c>missing-tool</c>, <c>time-out</c>, <c>clone-fails</c>, <c>commit-missing</c>, <c>bad-address</c>.</param>
/// <param name="message">What is wrong and how to mend it, without a full stop.</param>
/// <param name="cause">What caused it.</param>
internal sealed class GitException(string reason, string message, Exception? cause = null) : Exception(message, cause)
{
    public string Reason { get; } = reason;
}
