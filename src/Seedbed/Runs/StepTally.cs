namespace Seedbed.Runs;

/// <summary>What one unit's work added to a step's counts; its drops stand among the unit's rejects.</summary>
internal struct StepTally
{
    public int In;
    public int Made;
    public int Out;
}
