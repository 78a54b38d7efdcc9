using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Takes what an accepted tree says.</summary>
internal static class QnaContents
{
    public static QnaContent Of(MappingNode root, QnaKind kind, int version) => new()
    {
        Version = version,
        CreatedBy = Text(root, "created_by") ?? "",
        TaskDescription = Text(root, "task_description") ?? "",
        Domain = Text(root, "domain") ?? "",
        DocumentOutline = Text(root, "document_outline") ?? "",
        SeedExamples = [.. Items(root, "seed_examples").Select(example => Example(example, kind))],
        Documents = root.Get("document") is MappingNode documents ? Documents(documents) : null,
    };

    private static SeedExample Example(Node node, QnaKind kind)
    {
        var example = (MappingNode)node;
        IEnumerable<Node> pairs = kind == QnaKind.Knowledge ? Items(example, "questions_and_answers") : [example];
        return new(Text(example, "context"), [.. pairs.Select(Pair)]);
    }

    private static SeedPair Pair(Node node) => new(Text((MappingNode)node, "question") ?? "", Text((MappingNode)node, "answer") ?? "");

    private static QnaDocuments Documents(MappingNode documents) => new(
        Text(documents, "repo") ?? "",
        Text(documents, "commit") ?? "",
        [.. Items(documents, "patterns").Select(pattern => Constructor.TextOf(pattern) ?? "")]);

    private static string? Text(MappingNode map, string key) => map.Get(key) is { } value ? Constructor.TextOf(value) : null;

    private static List<Node> Items(MappingNode map, string key) => map.Get(key) is SequenceNode list ? list.Items : [];
}
