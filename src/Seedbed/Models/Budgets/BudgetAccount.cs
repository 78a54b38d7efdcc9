using Microsoft.Extensions.AI;
using Seedbed.Models.Embeddings;

namespace Seedbed.Models.Budgets;

/// <summary>
/// The account of a run folder's spending: every attempt at a model is reserved at its worst before it is sent and settled
/// to the server's usage after, so that the budget is never exceeded, whatever runs at once. Thread-safe.
/// </summary>
public sealed class BudgetAccount : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ModelBill> _bills = [];
    private readonly SpentLog? _log;
    private readonly SpentBefore _before;
    private readonly BudgetGate _gate;
    private readonly CancellationTokenSource _end;

    /// <summary>An account of its own, which starts at nothing and is not written down.</summary>
    public BudgetAccount(Budget budget, TimeProvider? time = null)
        : this(budget, time ?? TimeProvider.System, null, SpentBefore.Nothing)
    {
    }

    private BudgetAccount(Budget budget, TimeProvider time, SpentLog? log, SpentBefore before)
    {
        ArgumentNullException.ThrowIfNull(budget);
        (Budget, _log, _before) = (budget, log, before);
        _gate = new(budget, before.Cost);
        _end = budget.Time is { } limit ? new(limit, time) : new();
    }

    /// <summary>The limits.</summary>
    public Budget Budget { get; }

    /// <summary>What was spent, over all processes on the run folder; reservations of attempts under way are left out.</summary>
    public Spent Spent
    {
        get
        {
            lock (_lock)
            {
                Spent spent = _bills.Aggregate(_before.Spent, (sum, bill) => sum.Plus(bill.Spent));
                // Before anything is asked it would be 0, and unknown from the first reply on.
                bool isUntouched = spent.InputTokens + spent.OutputTokens == 0;
                return isUntouched && _bills.Exists(bill => bill.Price is null) ? spent with { Usd = null } : spent;
            }
        }
    }

    /// <summary>Why attempts were held for money or tokens, by what is spent by now; null when none was.</summary>
    internal string? Held => _gate.Held;

    /// <summary>Fires when the time is up.</summary>
    internal CancellationToken End => _end.Token;

    /// <summary>The account of a run folder; what was spent by earlier processes counts.</summary>
    /// <param name="budget">The limits.</param>
    /// <param name="folder">The folder of the responses, beside which the spending is written down.</param>
    /// <param name="models">The models that may be asked; what they were asked before counts at their price of today.</param>
    /// <param name="time">The clock of the time limit, which begins now.</param>
    /// <exception cref="SeedbedException">The folder can't be written.</exception>
    public static BudgetAccount Open(Budget budget, string folder, IReadOnlyCollection<ModelSettings> models, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(models);
        SpentLog log = SpentLog.Open(folder, models, out SpentBefore before);
        return new(budget, time ?? TimeProvider.System, log, before);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _log?.Dispose();
        _end.Dispose();
    }

    /// <summary>Sees that every model that will be asked has a price when money is limited.</summary>
    /// <exception cref="SeedbedException">One has none.</exception>
    public static void CheckPrices(Budget budget, IEnumerable<ModelSettings> models)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(models);
        foreach (ModelSettings model in models)
            CheckPrice(budget, model.Name, model.Price);
    }

    /// <summary>The bill of a model that is being connected.</summary>
    internal ModelBill BillOf(ModelSettings settings)
    {
        var bill = new ModelBill(settings);
        lock (_lock)
            _bills.Add(bill);
        return bill;
    }

    /// <summary>Reckons what an attempt may cost; nothing is held yet.</summary>
    /// <exception cref="SeedbedException">Money is limited and the model has no price.</exception>
    internal Reservation Reckon(ModelBill bill, IReadOnlyCollection<ChatMessage> messages, ChatOptions options)
    {
        CheckPrice(Budget, bill.Model, bill.Price);
        return new(this, bill, bill.Prompt.Of(messages, options), MostOutput(bill, options), ModelCall.Of(options)?.Turn ?? 0);
    }

    /// <summary>Keeps room for an attempt; waits while it does not fit but others may give back.</summary>
    /// <exception cref="RequestHeldException">The budget does not allow it.</exception>
    internal Task HoldAsync(Reservation reservation, CancellationToken cancellationToken) => Budget.LimitsCost
        ? _gate.TakeAsync(reservation.Bill.Worst(reservation.Input, reservation.Output), reservation.Turn, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Counts what a batch costs, or may cost, as spent for as long as this process runs.</summary>
    internal void Keep(Amount amount)
    {
        if (Budget.LimitsCost)
            _gate.Return(default, amount);
    }

    internal void Keep(Reservation reservation)
    {
        Amount worst = reservation.Bill.Worst(reservation.Input, reservation.Output);
        if (Budget.LimitsCost)
            _gate.Return(worst, worst);
    }

    /// <summary>Writes down what the reply to a batch request cost. The limits know it already (<see cref="Keep(Amount)"/>).</summary>
    internal void Book(ModelBill bill, IReadOnlyCollection<ChatMessage> messages, ChatOptions options, UsageDetails? usage)
    {
        TokenTally used = ModelBill.TallyOf(usage, bill.Prompt.Of(messages, options), MostOutput(bill, options));
        if (_log?.Enter(bill, used.Input, used.Output) is { } entry)
            _log.Close(entry, used);
        bill.Add(used);
    }

    internal long Enter(Reservation reservation) =>
        _log?.Enter(reservation.Bill, reservation.Input, reservation.Output) ?? 0;

    internal void Close(Reservation reservation, long? entry, TokenTally used)
    {
        if (entry is { } number)
            _log?.Close(number, used);
        reservation.Bill.Add(used);
        if (reservation.IsHeld && Budget.LimitsCost)
            _gate.Return(reservation.Bill.Worst(reservation.Input, reservation.Output), used.Cost(reservation.Bill.Price));
    }

    // A vector is no output that anybody counts.
    private static long MostOutput(ModelBill bill, ChatOptions options) => EmbeddingBatch.Of(options) is not null
        ? 0
        : (long)(options.MaxOutputTokens ?? bill.UsualOutput) * Math.Max(1, ModelCall.Of(options)?.Choices ?? 1);

    private static void CheckPrice(Budget budget, string model, ModelPrice? price)
    {
        if (price is null && budget.Usd is { } usd)
        {
            throw new SeedbedException(
                $"--budget {usd}usd needs the price of model '{model}', which has none; add price: {{ input: …, output: … }} (US dollars per million tokens) to it in seedbed.yaml, or give --price IN/OUT");
        }
    }
}
