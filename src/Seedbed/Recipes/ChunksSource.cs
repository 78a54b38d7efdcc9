using System.Security.Cryptography;
using Seedbed.Chunking;
using Seedbed.Ingestion.Ocr;
using Seedbed.Models.Tokenizing;
using Seedbed.Steps.Options;
using Seedbed.Tokens;

namespace Seedbed.Recipes;

/// <summary><c>chunks: { tokens: auto, overlap: 64, tokenizer: o200k_base, by: structure }</c>: passages of documents.</summary>
public sealed record ChunksSource() : RecipeSource("chunks")
{
    /// <summary>The most tokens of a chunk, of the tokenizer that cuts it; null is <c>auto</c>, which follows from the models.</summary>
    public int? Tokens { get; init; }

    /// <summary>Tokens of the chunk before that each chunk begins with.</summary>
    public int Overlap { get; init; } = 64;

    /// <summary>What decides where documents are cut.</summary>
    public ChunkBy By { get; init; }

    /// <summary>The tokenizer's name or its file's path from the recipe, or <c>server</c>: the teacher's server; null is o200k_base.</summary>
    public FileName? Tokenizer { get; init; }

    /// <summary>Whether the teacher's server tells the tokens.</summary>
    internal bool IsCountedByServer => Tokenizer is { Path: ServedTokenizer.Name };

    /// <summary>Which pictures of text are read; null leaves that to the user.</summary>
    public OcrMode? Ocr { get; init; }

    /// <summary>The languages of such pictures, as tesseract calls them; null leaves that to the user.</summary>
    public string? OcrLanguage { get; init; }

    // The recipe's folder; null where it has none, and for what the user gave.
    internal string? Folder { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["chunk", "title", "headings"];

    /// <inheritdoc/>
    public override bool HasColumnsOfItsOwn => false;

    /// <summary>How a recipe's documents are cut: of one with parts, as the part that works knowledge says; null where it works none.</summary>
    internal static ChunksSource? Of(Recipe recipe) => recipe.Source switch
    {
        ChunksSource chunks => chunks,
        TaxonomySource taxonomy => recipe.Parts.FirstOrDefault(part => part.Name == TaxonomySource.Knowledge)?.Recipe.Source is TaxonomySource own ? own.Chunks : taxonomy.Chunks,
        _ => null,
    };

    /// <summary>The tokenizer that it names; null where it names none of this process.</summary>
    /// <exception cref="SeedbedException">There is none, or it is no byte-level BPE.</exception>
    internal Tokenizer? LoadTokenizer()
    {
        try
        {
            return Tokenizer is { } file && !IsCountedByServer ? Seedbed.Tokens.Tokenizer.Load(file.Path, Home(file)) : null;
        }
        catch (SeedbedException fault)
        {
            throw new SeedbedException($"{Tokenizer!.At}: {fault.Message}", fault);
        }
    }

    /// <summary>The hash of the tokenizer's file, which decides the chunks; null where it is built in or not there.</summary>
    internal string? TokenizerHash()
    {
        if (IsCountedByServer || Tokenizer is not { } file || Seedbed.Tokens.Tokenizer.PathOf(file.Path, Home(file)) is not { } path || !File.Exists(path))
            return null;
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private string? Home(FileName file) => file.IsGiven ? null : Folder;
}
