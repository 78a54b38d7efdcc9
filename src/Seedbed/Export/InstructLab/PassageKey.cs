namespace Seedbed.Export.InstructLab;

/// <summary>Which passage of which document.</summary>
internal readonly record struct PassageKey(string Document, int Number);
