using System.Buffers;
using System.Text.Json;

namespace Seedbed.Models.Budgets;

/// <summary>A line of <see cref="SpentLog"/> that names a model: <c>{"model":1,"name":"small-2","input":0.15,"output":0.6}</c>, prices as they were.</summary>
internal sealed record SpentModel(string Name, ModelPrice? Price)
{
    public static byte[] Line(int number, ModelBill bill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines))
        {
            json.WriteStartObject();
            json.WriteNumber("model", number);
            json.WriteString("name", bill.Model);
            if (bill.Price is { } price)
            {
                json.WriteNumber("input", price.Input);
                json.WriteNumber("output", price.Output);
                if (price.CachedInput is { } cached)
                    json.WriteNumber("cached", cached);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
