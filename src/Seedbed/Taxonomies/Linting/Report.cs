namespace Seedbed.Taxonomies.Linting;

/// <summary>Takes a fault that a rule found.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="message">What is wrong.</param>
/// <param name="fix">How to mend it.</param>
internal delegate void Report(int line, int column, string message, string fix);
