namespace Seedbed.Export.InstructLab;

/// <summary>Where a leaf's rows lie, by what becomes of them.</summary>
internal sealed class LeafRows
{
    /// <summary>Questions about documents.</summary>
    public List<RowPlace> Knowledge { get; } = [];

    /// <summary>Documents written anew.</summary>
    public List<RowPlace> Rewritings { get; } = [];

    /// <summary>Skills, with a context or without.</summary>
    public List<RowPlace> Skills { get; } = [];

    /// <summary>Questions with answers to choose from.</summary>
    public List<RowPlace> QuestionSet { get; } = [];
}
