namespace Seedbed.Export.InstructLab;

/// <summary>All files of an export for InstructLab, in the order in which they follow from one another.</summary>
internal sealed class InstructLabFiles(InstructLabRequest request, ExportFolder folder, string suffix)
{
    private const string Knowledge = "knowledge";
    private const string Skills = "skills";

    /// <summary>Writes them.</summary>
    /// <exception cref="SeedbedException">No row can be written.</exception>
    public async Task<ExportResult> WriteAsync(CancellationToken cancellationToken)
    {
        var runs = new List<RowsOfRun>();
        try
        {
            runs.Add(await RowsOfRun.OpenAsync(request.Dataset, request.Chunks, cancellationToken).ConfigureAwait(false));
            foreach (BesideRun beside in request.Beside)
                runs.Add(await RowsOfRun.OpenAsync(beside.Dataset, beside.Chunks, cancellationToken).ConfigureAwait(false));
            return await WriteAsync(runs, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    private async Task<ExportResult> WriteAsync(List<RowsOfRun> runs, CancellationToken cancellationToken)
    {
        var legacy = new LegacyFiles(folder, suffix, request.System);
        await using (legacy.ConfigureAwait(false))
        {
            var sorting = new RowSorting(folder, legacy, request.Facts.Leaves.Select(static leaf => leaf.Leaf).ToHashSet(StringComparer.Ordinal));
            await using (sorting.ConfigureAwait(false))
            {
                foreach (RowsOfRun run in runs)
                    await sorting.SortAsync(run, isBeside: run != runs[0], cancellationToken).ConfigureAwait(false);
                await sorting.EndAsync(cancellationToken).ConfigureAwait(false);
            }

            RefuseNone(sorting);
            foreach (LeafSeed seed in request.Facts.Leaves.SelectMany(leaf => leaf.Seeds))
                await legacy.WriteTestAsync(seed, cancellationToken).ConfigureAwait(false);
            List<ExportedFile> files = [.. await legacy.EndAsync(cancellationToken).ConfigureAwait(false)];

            var nodes = new NodeDatasets(request, folder, $"node_datasets_{suffix}");
            await nodes.WriteAsync(sorting.Leaves, cancellationToken).ConfigureAwait(false);
            files.AddRange(nodes.Files);
            files.AddRange(await MixAsync(Knowledge, nodes.KnowledgePhase, cancellationToken).ConfigureAwait(false));
            files.AddRange(await MixAsync(Skills, nodes.SkillsPhase, cancellationToken).ConfigureAwait(false));
            return new(request.Folder, files, sorting.Rejected) { Notes = Notes(sorting, files) };
        }
    }

    private async Task<IReadOnlyList<ExportedFile>> MixAsync(string phase, List<string> datasets, CancellationToken cancellationToken)
    {
        if (datasets.Count == 0)
            return [];
        var recipe = new MixRecipe(folder.At($"{phase}_recipe_{suffix}.yaml"), request.System, [.. datasets.Select(MixedSet.Whole)]);
        ExportedFile written = NodeDatasets.WriteText(folder, Path.GetFileName(recipe.Path), recipe.Yaml());
        string name = $"{phase}_train_msgs_{suffix}.jsonl";
        FileStream stream = folder.Create(name);
        await using (stream.ConfigureAwait(false))
        {
            MixResult mixed = await DatasetMix.WriteAsync(recipe, request.Seed, stream, cancellationToken).ConfigureAwait(false);
            return [written, new("train", name, mixed.Rows, stream.Length) { Config = $"{phase}_train_msgs" }];
        }
    }

    private void RefuseNone(RowSorting sorting)
    {
        if (sorting.Leaves.Count > 0)
            return;
        string reasons = string.Join(", ", sorting.Rejected.Select(pair => $"{pair.Value} {pair.Key}"));
        throw new SeedbedException(reasons.Length == 0
            ? $"all rows of {request.Dataset} stand on the test side, so there is nothing to train on; lower the recipe's share for 'split'"
            : $"no row of {request.Dataset} can be written for InstructLab ({reasons}); a row needs leaf, question and answer, one of knowledge its passage in chunks.jsonl, one of a grounded skill its context");
    }

    private List<string> Notes(RowSorting sorting, List<ExportedFile> files)
    {
        var notes = new List<string>();
        if (request.Facts.Leaves.Count == 0)
            notes.Add("the run has no leaves.jsonl, so no seeds are among the test rows");
        if (sorting.Leaves.Values.All(rows => rows.QuestionSet.Count == 0))
            notes.Add("no MMLU question sets: no row has 'choices'; grow them by the recipe taxonomy-choices and add that run by --with");
        notes.AddRange(files.Where(file => file.Name.StartsWith("test_", StringComparison.Ordinal) && file.Rows == 0).Select(file => $"{file.Name} is empty"));
        return notes;
    }
}
