using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed.Runs;

/// <summary>Run states in lower case.</summary>
internal sealed class RunStateConverter() : JsonStringEnumConverter<RunState>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
