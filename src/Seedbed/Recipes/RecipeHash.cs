using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Seedbed.Recipes;

/// <summary>The hash of what decides a recipe's rows.</summary>
internal static class RecipeHash
{
    private const string Tag = "seedbed recipe 1";

    public static string Of(Recipe recipe, IReadOnlyDictionary<string, string> files)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
        {
            writer.WriteStartObject();
            writer.WriteString("tag", Tag);
            writer.WritePropertyName("recipe");
            recipe.Body.WriteTo(writer);
            writer.WriteStartObject("parameters");
            foreach (RecipeParameter parameter in recipe.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(parameter.Name);
                parameter.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteStartObject("files");
            foreach ((string name, string text) in files)
                writer.WriteString(name, text);
            writer.WriteEndObject();
            if (Tokenizer(recipe) is { } tokenizer)
                writer.WriteString("tokenizer", tokenizer);
            writer.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static string? Tokenizer(Recipe recipe) => ChunksSource.Of(recipe)?.TokenizerHash();
}
