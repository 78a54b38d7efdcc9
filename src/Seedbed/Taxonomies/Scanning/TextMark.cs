namespace Seedbed.Taxonomies.Scanning;

/// <summary>A place in a text.</summary>
/// <param name="Index">The UTF-16 index.</param>
/// <param name="Line">The line, from 0. Lines end as YAML 1.1 ends them, U+0085, U+2028 and U+2029 included.</param>
/// <param name="Column">The column, from 0, in code points.</param>
internal readonly record struct TextMark(int Index, int Line, int Column);
