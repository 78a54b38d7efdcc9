namespace Seedbed.Export.InstructLab;

/// <summary>Where a row lies, and of which run.</summary>
internal readonly record struct RowPlace(RowsOfRun Run, LinePlace Line);
