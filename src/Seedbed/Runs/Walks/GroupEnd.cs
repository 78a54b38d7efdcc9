namespace Seedbed.Runs.Walks;

/// <summary>Why nothing more is wanted of a group.</summary>
internal enum GroupEnd
{
    /// <summary>It has its rows.</summary>
    Met,

    /// <summary>Two of its draws in a row added nothing.</summary>
    Dry,

    /// <summary>Its units were all worked, and without a model another draw would bring the same.</summary>
    Exhausted,
}
