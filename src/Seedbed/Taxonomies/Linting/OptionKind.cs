namespace Seedbed.Taxonomies.Linting;

/// <summary>What an option of a rule takes.</summary>
internal enum OptionKind
{
    Whole,
    Flag,
    Word,
    WholeOrWord,
    Words,
}
