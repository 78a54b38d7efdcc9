namespace Seedbed.Taxonomies.Qna;

/// <summary>What the official schemas demand, by kind and version.</summary>
internal static class QnaSchemas
{
    private static readonly ValueRule Text = new TextRule(MayBeEmpty: false);

    private static readonly ObjectRule SkillExample = new(
        IsClosed: true,
        new("question", Text),
        new("answer", Text),
        new("context", Text, IsRequired: false));

    private static readonly ObjectRule Pair = new(IsClosed: false, new("question", Text), new("answer", Text));

    private static readonly ObjectRule KnowledgeExample = new(
        IsClosed: true,
        new("context", Text),
        new("questions_and_answers", new ListRule(3, IsUnique: true, Pair)));

    private static readonly ObjectRule Documents = new(
        IsClosed: true,
        new("repo", Text),
        new("commit", Text),
        new("patterns", new ListRule(1, IsUnique: true, Text)));

    private static readonly ObjectRule FirstSkill = new(
        IsClosed: true,
        new("version", new VersionRule(1), IsRequired: false),
        new("created_by", Text),
        new("task_description", new TextRule(MayBeEmpty: true)),
        new("seed_examples", new ListRule(1, IsUnique: false, SkillExample)));

    private static readonly ObjectRule SecondSkill = Skill(2);
    private static readonly ObjectRule ThirdSkill = Skill(3);

    private static readonly ObjectRule Knowledge = new(
        IsClosed: true,
        new("version", new VersionRule(3)),
        new("created_by", Text),
        new("domain", Text),
        new("document_outline", Text),
        new("seed_examples", new ListRule(5, IsUnique: true, KnowledgeExample)),
        new("document", Documents));

    /// <summary>The newest version.</summary>
    public const int Newest = 3;

    /// <summary>The rules of a kind and version from 1 to 3; null when that version is no longer supported for the kind.</summary>
    public static ObjectRule? Of(QnaKind kind, int version) => (kind, version) switch
    {
        (QnaKind.Skill, 1) => FirstSkill,
        (QnaKind.Skill, 2) => SecondSkill,
        (QnaKind.Skill, _) => ThirdSkill,
        (_, 3) => Knowledge,
        _ => null,
    };

    private static ObjectRule Skill(int version) => new(
        IsClosed: true,
        new("version", new VersionRule(version)),
        new("created_by", Text),
        new("task_description", Text),
        new("seed_examples", new ListRule(5, IsUnique: true, SkillExample)));
}
