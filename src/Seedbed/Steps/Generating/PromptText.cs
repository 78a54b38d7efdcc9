namespace Seedbed.Steps.Generating;

/// <summary>A request's two texts.</summary>
/// <param name="System">The same for every request of a prompt's kind.</param>
/// <param name="User">The passage first, then the task, so that all requests of one unit begin alike.</param>
internal readonly record struct PromptText(string System, string User);
