namespace Seedbed.Export.InstructLab;

/// <summary>Where a leaf's rows lie in the dataset, by what becomes of them.</summary>
internal sealed class LeafRows
{
    /// <summary>Questions about documents.</summary>
    public List<LinePlace> Knowledge { get; } = [];

    /// <summary>Skills, with a context or without.</summary>
    public List<LinePlace> Skills { get; } = [];

    /// <summary>Questions with answers to choose from.</summary>
    public List<LinePlace> QuestionSet { get; } = [];
}
