using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Tests.Doubles;

/// <summary>Steps as a recipe would make them, and what they say of rows.</summary>
internal static class SomeStep
{
    public static T Of<T>(Verb verb, string yaml, StepSetup? setup = null)
        where T : Step
    {
        var errors = new YamlErrors();
        BoundVerb bound = verb.Bind(YamlReader.Read(yaml, "r.yaml"), errors);
        errors.ThrowIfAny();
        return bound.Create(setup ?? new() { Name = verb.Name }).ShouldBeAssignableTo<T>()!;
    }

    /// <summary>What is wrong with the options; empty when nothing is.</summary>
    public static string Faults(Verb verb, string yaml)
    {
        try
        {
            Of<Step>(verb, yaml);
            return "";
        }
        catch (SeedbedException fault)
        {
            return fault.Message;
        }
    }

    public static IReadOnlyList<RowOutcome> Pass(SetStep step, params IReadOnlyList<Row> rows)
    {
        SetPass pass = step.Open();
        return [.. rows.Select(pass.Next)];
    }

    public static Row Json(string id, string columns) =>
        Row.First(Some.Unit(id, Columns.Of(((YamlMap)YamlReader.Read(columns, "row")).Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToJson())))), draw: 1);
}
