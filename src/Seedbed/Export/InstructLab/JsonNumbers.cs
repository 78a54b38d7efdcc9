using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>Numbers read from JSON that may hold anything.</summary>
internal static class JsonNumbers
{
    public static bool TryWhole(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }
}
