using System.Numerics;
using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Which values Python takes for empty.</summary>
internal static class Emptiness
{
    public static bool Is(Node root) => root.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Flag => Constructor.TextOf(root)!.ToLowerInvariant() is "no" or "false" or "off",
        ValueKind.Whole => NumberText.TryWhole(Constructor.TextOf(root)!, out BigInteger whole) && whole.IsZero,
        ValueKind.Number => NumberText.TryNumber(Constructor.TextOf(root)!, out double number) && number == 0,
        ValueKind.Text => Constructor.TextOf(root)!.Length == 0,
        ValueKind.Bytes => Base64Text.IsEmpty(Constructor.TextOf(root)!),
        ValueKind.List => root is SequenceNode { Items.Count: 0 },
        ValueKind.Map or ValueKind.Set => root is MappingNode { Entries.Count: 0 },
        _ => false,
    };
}
