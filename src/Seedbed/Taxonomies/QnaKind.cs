namespace Seedbed.Taxonomies;

/// <summary>Which schema a <c>qna.yaml</c> follows.</summary>
public enum QnaKind
{
    /// <summary>A skill: questions and answers, with a context each or without.</summary>
    Skill,

    /// <summary>Knowledge: contexts with questions and answers, and documents.</summary>
    Knowledge,
}
