namespace Seedbed.Models.Pacing;

/// <summary>A request's place at an endpoint, from its sending to its end.</summary>
/// <param name="Lane">The endpoint.</param>
/// <param name="Number">The endpoint's number in its pool.</param>
/// <param name="Round">The round of <see cref="InFlightLimit"/> that it belongs to.</param>
/// <param name="Began">When it was sent.</param>
internal readonly record struct Place(Lane Lane, int Number, int Round, TimeSpan Began);
