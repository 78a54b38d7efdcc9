namespace Seedbed.Taxonomies.Documents;

/// <summary>Where the documents of a leaf were found.</summary>
public enum LeafDocumentOrigin
{
    /// <summary>Nowhere; also for skills, which have none.</summary>
    None,

    /// <summary>In the folder that the user named.</summary>
    Folder,

    /// <summary>Beside the leaf's <c>qna.yaml</c>.</summary>
    Beside,

    /// <summary>In the leaf's repository.</summary>
    Repository,
}
