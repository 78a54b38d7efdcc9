namespace Seedbed.Models.Replies;

/// <summary>A bracketed stretch of a reply.</summary>
/// <param name="Start">Where its first bracket stands.</param>
/// <param name="End">Past its last.</param>
/// <param name="IsOpen">Whether the reply ended before its brackets closed.</param>
internal readonly record struct JsonStretch(int Start, int End, bool IsOpen);
