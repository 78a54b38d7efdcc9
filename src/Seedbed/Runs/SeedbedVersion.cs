using System.Reflection;

namespace Seedbed.Runs;

/// <summary>The version of this library.</summary>
public static class SeedbedVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(SeedbedVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
