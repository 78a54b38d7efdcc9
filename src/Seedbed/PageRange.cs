namespace Seedbed;

/// <summary>First and last page, from 1. Written as <c>[first, last]</c>.</summary>
public readonly record struct PageRange(int First, int Last);
