using System.Runtime.InteropServices;
using System.Text.Json;

namespace Seedbed.Runs;

/// <summary>A rough count of the bytes that waiting work holds: values' JSON plus a constant for each object around them.</summary>
internal static class WorkSize
{
    private const int ObjectBytes = 96;

    public static long Of(UnitWork work)
    {
        long size = ObjectBytes;
        if (work.Origin.Unit is { } unit)
            size += Of(unit);
        foreach (Row row in work.Rows)
            size += Of(row);
        foreach ((_, Reject reject) in work.Rejects)
            size += ObjectBytes + (2 * reject.Detail.Length) + (reject.Row is { } row ? Of(row) : 0);
        return size;
    }

    private static long Of(Unit unit) =>
        ObjectBytes + Of(unit.Columns) + Of(unit.RowColumns)
        + (unit.Chunk is { } chunk ? (2 * chunk.Text.Length) + (ObjectBytes * chunk.Blocks.Count) : 0);

    private static long Of(Row row) => ObjectBytes + (2 * row.Id.Length) + Of(row.Columns) + Of(row.Work);

    private static long Of(Columns columns)
    {
        long size = 0;
        foreach (KeyValuePair<string, JsonElement> column in columns)
            size += ObjectBytes + JsonMarshal.GetRawUtf8Value(column.Value).Length;
        return size;
    }
}
