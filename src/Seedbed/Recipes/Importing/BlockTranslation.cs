namespace Seedbed.Recipes.Importing;

/// <summary>Says a block in steps. The blocks behind it tell what its columns are used for.</summary>
internal sealed class BlockTranslation(PipelineBlock block, IReadOnlyList<PipelineBlock> behind, string folder, PromptFiles prompts, ISet<string> gone)
{
    // Columns that InstructLab's own code adds and takes away.
    private static readonly string[] Unmade = ["num_samples", "__index_level_0__"];

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ConditionalLLMBlock"] = "no step chooses its prompt by a column; split the input and write a recipe for each",
        ["LLMMessagesBlock"] = "a prompt is one text here; write the conversation into a prompt",
        ["LLMLogProbBlock"] = "no step gives log probabilities",
        ["SamplePopulatorBlock"] = "no step looks values up in a file by a column; put them into the input's rows",
        ["SelectorBlock"] = "no step takes the column that another column names",
        ["SetToMajorityValueBlock"] = "no step looks at all rows for the most frequent value; `judge` has `majority` for verdicts on one row",
    };

    private readonly BlockSteps _steps = new();

    public BlockSteps Steps()
    {
        if (!block.Type.Equals("IterBlock", StringComparison.Ordinal))
            Say();
        else if (block.Inner is { } inner && block.Text("num_iters") is { } times && int.TryParse(times, out int number) && number is > 0 and <= 1000)
            SayRepeated(inner, number);
        else
            _steps.Lost.Add("it says no block_type or no num_iters from 1 to 1000");
        Finish();
        return _steps;
    }

    private void SayRepeated(PipelineBlock inner, int times)
    {
        _steps.Add("repeat", $"{times}");
        BlockSteps said = new BlockTranslation(inner, behind, folder, prompts, gone).Steps();
        _steps.Steps.AddRange(said.Steps);
        _steps.Lost.AddRange(said.Lost);
        _steps.Notes.AddRange(said.Notes);
        _steps.Adds.AddRange(said.Adds);
        _steps.Removes.AddRange(said.Removes);
    }

    private void Say()
    {
        switch (block.Type)
        {
            case "LLMBlock":
                new ModelBlock(block, behind, folder, prompts).AddTo(_steps);
                break;
            case "FilterByValueBlock":
                FilterBlock.AddTo(_steps, block);
                break;
            case "CombineColumnsBlock":
                Combine();
                break;
            case "DuplicateColumnsBlock":
                foreach ((string from, string to) in block.Pairs("columns_map"))
                    Copy(from, to);
                break;
            case "RenameColumnsBlock":
                Rename([.. block.Pairs("columns_map")]);
                break;
            case "FlattenColumnsBlock":
                Flatten();
                break;
            default:
                _steps.Lost.Add(Reasons.GetValueOrDefault(block.Type) ?? $"'{block.Type}' is not a block of InstructLab's");
                break;
        }
    }

    private void Combine()
    {
        IReadOnlyList<string> columns = block.Texts("columns");
        if (columns.Count == 0 || block.Text("output_col") is not { } output)
        {
            _steps.Lost.Add("it says no columns or no output_col");
            return;
        }

        prompts.Need(columns);
        string text = string.Join(block.Text("separator") ?? "\n\n", columns.Select(StepText.Mustache));
        Template(text, output);
    }

    private void Copy(string from, string to)
    {
        prompts.Need([from]);
        Template(StepText.Mustache(from), to);
    }

    private void Template(string text, string column)
    {
        _steps.Add("template", StepText.Map(("text", StepText.Value(text)), ("as", StepText.Value(column))));
        _steps.Adds.Add(column);
    }

    // All at once there, one after the other here: a name is free before it is given again.
    private void Rename(List<(string From, string To)> pairs)
    {
        while (pairs.Count > 0)
        {
            int free = pairs.FindIndex(pair => !pairs.Exists(other => other != pair && other.From == pair.To));
            if (free < 0)
            {
                _steps.Lost.Add($"{string.Join(", ", pairs.Select(pair => pair.From))} change names with one another; give one a third name first");
                return;
            }

            (string from, string to) = pairs[free];
            pairs.RemoveAt(free);
            prompts.Need([from]);
            _steps.Add("columns", $"{{ rename: {{ {StepText.Key(from)}: {StepText.Value(to)} }} }}");
            _steps.Removes.Add(from);
            _steps.Adds.Add(to);
        }
    }

    // Rows of several columns' values have no verb: the one that costs nothing stands for all.
    private void Flatten()
    {
        IReadOnlyList<string> columns = block.Texts("var_cols");
        if (columns.Count == 0 || block.Text("value_name") is not { } value || block.Text("var_name") is not { } variable)
        {
            _steps.Lost.Add("it says no var_cols, value_name or var_name");
            return;
        }

        string kept = columns.LastOrDefault(column => !prompts.Made.Contains(column)) ?? columns[^1];
        Copy(kept, value);
        Template(kept.Replace("{{", "{", StringComparison.Ordinal), variable);
        if (columns.Count > 1)
            _steps.Lost.Add($"no step makes rows of several columns; '{value}' is '{kept}' alone, and {string.Join(", ", columns.Where(column => column != kept))} is left out");
        string[] dropped = [.. columns.Where(column => column != value && column != variable)];
        if (dropped.Length == 0)
            return;
        _steps.Add("columns", $"{{ drop: {StepText.List(dropped)} }}");
        _steps.Removes.AddRange(dropped);
    }

    private void Finish()
    {
        string[] drop = [.. block.DropColumns.Where(column => !Unmade.Contains(column) && !_steps.Removes.Contains(column) && (!gone.Contains(column) || _steps.Adds.Contains(column)))];
        if (drop.Length > 0)
        {
            _steps.Add("columns", $"{{ drop: {StepText.List(drop)} }}");
            _steps.Removes.AddRange(drop);
        }

        if (block.DropDuplicates.Count > 0)
            _steps.Add("dedup", $"{{ on: {StepText.List(block.DropDuplicates)}, normalise: false }}");
    }
}
