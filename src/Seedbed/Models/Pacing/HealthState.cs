namespace Seedbed.Models.Pacing;

/// <summary>How an endpoint fares.</summary>
internal enum HealthState
{
    /// <summary>Requests go to it.</summary>
    Well,

    /// <summary>Nothing goes to it until its next try.</summary>
    Sick,

    /// <summary>It is asked whether it lives.</summary>
    Probing,

    /// <summary>It lives; one request shows whether it works.</summary>
    Trying,

    /// <summary>That request is out.</summary>
    Tried,
}
