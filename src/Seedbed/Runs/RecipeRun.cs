using Seedbed.Export;
using Seedbed.Ingestion.Web;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Reports;
using Seedbed.Runs.Walks;

namespace Seedbed.Runs;

/// <summary>
/// One execution of a recipe into a run folder. The way: lock the folder → look whether it is the run that is asked for →
/// connect the models through the response log → read the source and work its units → publish the files → say how it
/// ended. Running it again goes on where it ended, and asks no answered request again.
/// </summary>
public sealed class RecipeRun
{
    private static readonly Dictionary<string, double> EmptyWeights = [];

    private readonly Recipe _recipe;
    private readonly RunSettings _settings;
    private readonly RunFolder _folder;
    private readonly long _started;
    private Pipeline? _pipeline;
    private RunConnection? _models;
    private Walk? _walk;
    private Coverage? _coverage;
    private GroupLosses? _losses;
    private LeafTallies? _leaves;
    private int? _kept;
    private IReadOnlyList<string> _inputNotes = [];

    /// <summary>Prepares the run; nothing is read or written yet.</summary>
    public RecipeRun(Recipe recipe, RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(settings);
        (_recipe, _settings, _folder) = (recipe, settings, new(settings.Out));
        _started = settings.Time.GetTimestamp();
    }

    /// <summary>The run folder.</summary>
    public RunFolder Folder => _folder;

    /// <summary>How far the run has come; may be asked from any thread.</summary>
    public RunProgress Progress => new(
        _pipeline is null ? [] : [.. _pipeline.Counts.Select(c => new StepProgress(c.Step, c.In, c.Made, c.Out, c.RejectedTotal))],
        _models?.Facts() ?? [],
        _settings.Time.GetElapsedTime(_started))
    {
        Spent = _models?.Spent,
        Wanted = _walk?.Goal.Wanted,
        Pace = [.. _models?.Models.All.Select(model => model.Pace).OfType<ModelPace>() ?? []],
    };

    /// <summary>What the user should know besides: one sentence each.</summary>
    public IReadOnlyList<string> Notes => [.. _inputNotes, .. _models?.Models.Notes ?? []];

    /// <summary>Whether the folder held this very run, complete, so that nothing was done.</summary>
    public bool WasComplete { get; private set; }

    /// <summary>Runs it to its end.</summary>
    /// <returns>What <c>run.json</c> says now. A run that was cancelled ends as <see cref="RunState.Stopped"/> with the units finished so far.</returns>
    /// <exception cref="SeedbedException">Something that the user can mend: an input, an option, the folder, a model.</exception>
    public async Task<RunRecord> ExecuteAsync(CancellationToken cancellationToken = default)
    {
        // What every run needs later is made ready on a processor that is idle now: with a fast server it is a tenth of a short run's time.
        _ = Task.Run(RunFolder.PrepareRecords, CancellationToken.None);
        using WebPages pages = await RunPages.FetchAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        UnitSource source = await Sources.OpenAsync(_recipe, _settings.With(pages), cancellationToken).ConfigureAwait(false);
        _inputNotes = source.Notes;
        using RunLock held = _folder.Lock();
        try
        {
            return await HeldAsync(source, pages, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(fault);
        }
    }

    private async Task<RunRecord> HeldAsync(UnitSource source, WebPages pages, CancellationToken cancellationToken)
    {
        using var models = RunConnection.Open(_recipe, _settings);
        _models = models;
        CompiledRecipe compiled = _recipe.Compile(models.Setup(source));
        RunIdentity asked = await IdentifyAsync(compiled, source, pages, cancellationToken).ConfigureAwait(false);
        if (Complete(asked) is { } before)
            return before;
        _pipeline = Pipeline.Of(compiled, Options());
        pages.Keep(_folder.Fetched);
        RunRecord record = Open(asked);
        using CancellationTokenRegistration ending = cancellationToken.UnsafeRegister(_ => models.Models.Grace?.Shorten(), null);
        try
        {
            return await FillAsync(record, compiled, source, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            Failed(record, fault);
            throw;
        }
    }

    private async Task<RunIdentity> IdentifyAsync(CompiledRecipe compiled, UnitSource source, WebPages pages, CancellationToken cancellationToken) => new()
    {
        Recipe = compiled.Hash,
        Seed = _settings.Seed,
        TextColumn = _settings.Files.TextColumn,
        Reading = source.Reading,
        Models = new SortedDictionary<string, string>(
            AskedRoles().ToDictionary(role => role, _settings.Models.Identity), StringComparer.Ordinal),
        Inputs = (await InputHashes.OfAsync(source.Files, cancellationToken).ConfigureAwait(false)).Named(pages),
    };

    // Also the one whose server counts tokens decides what the units are.
    private IEnumerable<string> AskedRoles() =>
        _recipe.IsCountedByServer ? _recipe.Roles.Union([ModelSet.Teacher]) : _recipe.Roles;

    /// <summary>The record of this very run if it is complete; null when there is something to do.</summary>
    private RunRecord? Complete(RunIdentity asked)
    {
        if (_folder.ReadRecord() is not { } before)
        {
            if (_folder.HasOutputs)
                _folder.KeepPrevious();
            return null;
        }

        IReadOnlyList<string> differences = [.. asked.DifferencesFrom(before.Asked), .. TargetDifferences(before.Target)];
        if (differences.Count > 0)
        {
            // A run that never delivered has nothing to lose: a mistyped model must not pin its folder.
            if (before.State == RunState.Failed && !File.Exists(_folder.Dataset))
            {
                _folder.Discard();
                return null;
            }

            if (!_settings.Update)
            {
                throw new SeedbedException(
                    $"{_settings.Out} holds a run with other settings: {string.Join(", ", differences)} changed; give --update to make it anew (its outputs are kept under previous/, answered requests are not asked again), or another --out");
            }

            _kept = _folder.KeepPrevious();
            return null;
        }

        bool goesOn = before.State == RunState.Short && (_settings.Models.RetryFailed || before.Held is not null);
        goesOn |= _settings.Target?.Rows > before.Target?.Rows;
        if (before.State is not (RunState.Finished or RunState.Short) || goesOn || !File.Exists(_folder.Dataset))
            return null;
        if (_settings.Models.NoReplay && _recipe.UsesModels)
        {
            _kept = _folder.KeepPrevious();
            return null;
        }

        WasComplete = true;
        return before;
    }

    // A larger target only goes further the same way; any other way is another dataset.
    private IEnumerable<string> TargetDifferences(Target? before)
    {
        if (_settings.Target?.Per != before?.Per || (_settings.Target is null) != (before is null))
            yield return "the target";
        else if (!HasWeightsOf(before))
            yield return "the weights";
        else if (_settings.Target?.Rows < before?.Rows)
            yield return $"the target ({before!.Rows} rows before)";
    }

    private bool HasWeightsOf(Target? before) =>
        (_settings.Target?.Weights ?? EmptyWeights).OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .SequenceEqual((before?.Weights ?? EmptyWeights).OrderBy(static pair => pair.Key, StringComparer.Ordinal));

    private PipelineOptions Options()
    {
        PipelineOptions options = _recipe.UsesModels
            ? PipelineOptions.For(_models!.Models)
            : new() { BatchSize = _recipe.Source is RowsSource ? 32 : 1 };
        var budget = new BudgetPace(_settings.Budget, () => _models?.Spent, () => _pipeline?.Counts[0].Out ?? 0);
        Func<int, bool>? more = options.MoreUnits;
        return options with
        {
            MoreUnits = more is null ? null : units => more(units) && budget.Allows(units),
            Further = budget.Allows,
            SpillFolder = _folder.Path,
            Reached = () => _models!.Models.Grace?.Lengthen(),
        };
    }

    private RunRecord Open(RunIdentity asked)
    {
        var record = new RunRecord
        {
            Version = SeedbedVersion.Current,
            State = RunState.Running,
            Why = "a process is working on it, or was killed while it did",
            Asked = asked,
            Recipe = RecipeRecord.Of(_recipe),
            Target = _settings.Target,
            Started = _settings.Time.GetUtcNow(),
        };
        _folder.WriteRecord(record);
        return record;
    }

    private async Task<RunRecord> FillAsync(RunRecord record, CompiledRecipe compiled, UnitSource source, CancellationToken cancellationToken)
    {
        var outputs = new RunOutputs(_folder, _recipe);
        await using (outputs.ConfigureAwait(false))
        {
            var running = new RunningRecord(_folder, _settings.Time);
            bool stopped = false;
            _leaves = source is TaxonomyUnits taxonomy ? new(taxonomy, _pipeline!.Counts) : null;
            try
            {
                await foreach (UnitResult result in (await ResultsAsync(compiled, source, outputs, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false))
                {
                    outputs.Write(result);
                    _coverage!.Add(result);
                    _losses!.Add(result);
                    _leaves?.Add(result);
                    running.Renew(() => SoFar(record, outputs));
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                stopped = _walk?.Goal.IsDone != true;
            }
            finally
            {
                _walk?.Dispose();
            }

            outputs.Publish();
            record = Ended(record, outputs, stopped);
        }

        await RunReport.WriteAsync(await ReportOfAsync(record).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        _folder.WriteRecord(record);
        return record;
    }

    private async ValueTask<IAsyncEnumerable<UnitResult>> ResultsAsync(
        CompiledRecipe compiled, UnitSource source, SourceKeep keep, CancellationToken cancellationToken)
    {
        if (_settings.Target is not { } target)
        {
            _coverage = new(units: null);
            _losses = new(source.Groups, static origin => origin.Unit?.Source.Leaf);
            return _pipeline!.RunAsync(source.ReadAsync(keep, cancellationToken), cancellationToken);
        }

        _walk = await Walk.ListAsync(source, keep, target, compiled, _settings.Seed, _folder.Path, cancellationToken).ConfigureAwait(false);
        _coverage = new(_walk.Units);
        Goal goal = _walk.Goal;
        _losses = new(target.GroupedBy == Target.Leaf ? source.Groups : [], origin => goal.RowColumn is null && origin.Unit is not null ? goal.Names[origin.Group] : null);
        return _pipeline!.RunAsync(_walk, cancellationToken);
    }

    private async Task<ReportRequest> ReportOfAsync(RunRecord record) => new()
    {
        Page = _folder.Report,
        Dataset = _folder.Dataset,
        Rejects = _folder.Rejects,
        Chunks = _folder.Chunks,
        Notes = _folder.Notes,
        Facts = await RunFacts.OfAsync(_folder, record, CancellationToken.None).ConfigureAwait(false),
    };

    private RunRecord Ended(RunRecord record, RunOutputs outputs, bool stopped)
    {
        RequestHeldException? held = stopped ? null : _models!.Publish(_pipeline!.Held);
        record = Measured(record) with { Rows = outputs.Rows, Rejects = outputs.Rejects, Held = held?.Reason, Coverage = _coverage?.ToFacts(isWhole: !stopped && held is null) };
        if (_walk is { Goal: { } goal })
            record = record with { Groups = [.. goal.Groups().Select(_losses!.Explained)], Ahead = goal.Ahead };
        else if (_losses!.HasKnown)
            record = record with { Groups = _losses.Facts(isWhole: !stopped && held is null) };
        IReadOnlyList<GroupFacts>? leaves = _settings.Target is { GroupedBy: not Target.Leaf } ? null : record.Groups;
        record = record with { Leaves = _leaves?.ToFacts(_walk, leaves, _settings.Target?.Rows, isWhole: !stopped && held is null) };
        (RunState state, string why) = RunEnd.Of(record, stopped, held);
        return record with { State = state, Why = why };
    }

    // Steps are left out: their counts add up only when the run has ended.
    private RunRecord SoFar(RunRecord record, RunOutputs outputs) => Measured(record) with
    {
        Steps = [],
        Rows = outputs.Rows,
        Rejects = outputs.Rejects,
        Coverage = _coverage!.ToFacts(isWhole: false),
    };

    private RunRecord Measured(RunRecord record) => record with
    {
        Steps = [.. _pipeline!.Counts.Select(counts => counts.ToFacts())],
        Models = _models!.Facts(),
        Budget = BudgetRecord.Of(_settings.Budget),
        Spent = _models.Spent,
        Seconds = Math.Round(_settings.Time.GetElapsedTime(_started).TotalSeconds, 3),
        PeakMemoryBytes = PeakMemory(),
    };

    /// <summary>Says in <c>run.json</c> that the run failed, if the disk still lets it; a failed update leaves the run that it was to replace.</summary>
    private void Failed(RunRecord record, Exception fault)
    {
        try
        {
            if (_kept is { } kept && !File.Exists(_folder.Dataset))
            {
                _folder.RestorePrevious(kept);
                return;
            }

            _folder.WriteRecord(Measured(record) with
            {
                State = RunState.Failed,
                Why = fault is SeedbedException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}",
            });
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The fault itself is on its way to the user, and says more.
        }
    }

    private SeedbedException Unwritable(Exception fault) => new(
        $"{_folder.Path} can't be filled ({fault.Message}); make room or name another --out, then run again: what was answered is kept", fault);

    private static long PeakMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
