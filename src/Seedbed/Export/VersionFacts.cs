namespace Seedbed.Export;

/// <summary>A program or library that took part, and its version.</summary>
public sealed record VersionFacts(string Name, string Version);
