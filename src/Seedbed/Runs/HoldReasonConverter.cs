using System.Text.Json;
using System.Text.Json.Serialization;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>Hold reasons in lower case.</summary>
internal sealed class HoldReasonConverter() : JsonStringEnumConverter<HoldReason>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
