namespace Seedbed.Steps.Extracting;

/// <summary>
/// One kind of structure that answers a question safely. A family is a pure function of the passage; it would rather find
/// nothing than a row that needs the passage to be understood.
/// </summary>
internal interface IFamily
{
    /// <summary>The name that recipes use, and the row's <c>question_type</c>.</summary>
    string Name { get; }

    /// <summary>The questions found, in reading order.</summary>
    IEnumerable<Finding> Find(Passage passage);
}
