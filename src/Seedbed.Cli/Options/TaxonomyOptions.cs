using System.CommandLine;
using Seedbed.Taxonomies.Documents;

namespace Seedbed.Cli.Options;

/// <summary>A taxonomy in place of documents, and where the documents of its leaves lie.</summary>
internal sealed class TaxonomyOptions(string taxonomy)
{
    private readonly Option<string[]> _taxonomy = new("--taxonomy") { Description = taxonomy, HelpName = "PATH" };

    private readonly Option<string?> _documents = new("--documents")
    {
        Description = "Folder with the documents of the taxonomy's knowledge leaves, FOLDER/LEAF/… (default: beside each qna.yaml, else from its git repository).",
        HelpName = "FOLDER",
    };

    /// <summary>The options of a command that grows from a taxonomy.</summary>
    public TaxonomyOptions()
        : this("Grow from an InstructLab taxonomy (its folder, a part of it, or one qna.yaml) in place of INPUT (default: none; the recipe is then taxonomy).")
    {
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_taxonomy, _documents];

    /// <summary>The taxonomies; none when documents or rows are the inputs.</summary>
    public IReadOnlyList<string> Taxonomies(ParseResult parsed) => parsed.GetValue(_taxonomy) ?? [];

    /// <summary>Where documents of leaves are looked for.</summary>
    /// <exception cref="SeedbedException">There is a folder, but nothing that it is for.</exception>
    public LeafDocumentsOptions Documents(ParseResult parsed, bool isTaxonomy)
    {
        string? folder = parsed.GetValue(_documents);
        return folder is null || isTaxonomy
            ? new() { Folder = folder }
            : throw new SeedbedException($"--documents {folder} holds the documents of a taxonomy's leaves, and no taxonomy is given; give --taxonomy PATH, or name the folder as input");
    }
}
