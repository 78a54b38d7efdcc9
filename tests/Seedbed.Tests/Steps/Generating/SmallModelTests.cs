using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

/// <summary>A real, very weak model: nothing malformed of it may get through, and every row is accounted for.</summary>
public sealed class SmallModelTests
{
    [SmallModelFact]
    public async Task Whatever_a_weak_model_writes_only_whole_items_get_through()
    {
        using var folder = new TempFolder();
        using ResponseLog log = ResponseLog.Open(SmallModelFactAttribute.Folder ?? folder["responses"]);
        ModelSettings settings = ModelSettings.Parse(SmallModelFactAttribute.Address!) with { GenerationTokens = 500, Limits = new() { MaxInFlight = 1 } };
        using var models = ModelSet.Connect(settings, log: log);
        var questions = new Generate(
            new() { Prompt = QaPrompts.File_("prompts/questions.md"), Together = true, Returns = new([new("question", new TextShape())]) },
            QaPrompts.Setup(models, "generate"));
        var critic = new Judge(
            new() { Prompt = QaPrompts.File_("prompts/question-critic.md"), Together = true, As = "question_score" }, QaPrompts.Setup(models, "judge"));
        var answers = new Generate(
            new() { Prompt = QaPrompts.File_("prompts/answers.md"), Together = true, Returns = new([new("evidence", new ListShape(new TextShape())), new("answer", new TextShape())]) },
            QaPrompts.Setup(models, "generate-2"));

        UnitRows unit = QaPrompts.Rows(3);
        foreach (UnitStep step in new UnitStep[] { questions, critic, answers })
        {
            UnitOutcome outcome = await step.ApplyAsync(unit, CancellationToken.None);
            outcome.Said.Select(said => said.From).Distinct().Order().ShouldBe(Enumerable.Range(0, unit.Rows.Count));
            Row[] kept = [.. outcome.Said.Where(said => said.Outcome.IsKept).Select(said => said.Outcome.Rows[0])];
            kept.ShouldAllBe(row => step.Columns.Adds.All(row.Columns.Contains));
            if (kept.Length == 0)
                return;
            unit = unit with { Rows = kept };
        }

        foreach (Row row in unit.Rows)
        {
            row.Columns["question_score"].GetInt32().ShouldBeInRange(1, 3);
            row.Columns["evidence"].EnumerateArray().ShouldAllBe(quote => quote.ValueKind == JsonValueKind.String);
        }
    }
}
