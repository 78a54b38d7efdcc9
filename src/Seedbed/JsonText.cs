using System.Text.Json.Serialization;

namespace Seedbed;

/// <summary>Source-generated serialisation of the nouns that flow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ChunkConverter), typeof(RowSourceConverter), typeof(JsonStringEnumConverter<BlockKind>), typeof(JsonStringEnumConverter<MarkKind>)])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Evidence>))]
[JsonSerializable(typeof(RowSource))]
[JsonSerializable(typeof(Chunk))]
internal sealed partial class JsonText : JsonSerializerContext;
