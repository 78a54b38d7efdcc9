namespace Seedbed.Cli.Terminal;

/// <summary>One member of an event of <c>--json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">What its value is.</param>
/// <param name="Meaning">What it says; begins small and has no full stop.</param>
/// <param name="Value">The value; the member is left out where it is null.</param>
internal sealed record EventMember<T>(string Name, string Shape, string Meaning, Func<T, object?> Value);
