namespace Seedbed.Taxonomies.Git;

/// <summary>What became of a file since a commit.</summary>
internal enum GitChange
{
    Added,
    Changed,
    Removed,
}
