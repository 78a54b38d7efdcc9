namespace Seedbed.Models;

/// <summary>A request to a model failed for good; <see cref="Failure"/> says how. Steps turn it into rejects of the rows concerned.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception of a failure.</summary>
    public ModelException(ModelFailure failure, Exception? innerException = null)
        : base(Checked(failure).Detail, innerException) => Failure = failure;

    /// <summary>What went wrong.</summary>
    public ModelFailure Failure { get; }

    private static ModelFailure Checked(ModelFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure;
    }
}
