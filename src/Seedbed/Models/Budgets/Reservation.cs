using Microsoft.Extensions.AI;

namespace Seedbed.Models.Budgets;

/// <summary>
/// What one attempt may cost, held from when it has its place until it is known what it did cost: what waits for a sick
/// server holds nothing. Carried by the attempt's options to the links below, which hold it and say when it is sent: what
/// never was costs nothing.
/// </summary>
internal sealed class Reservation(BudgetAccount account, ModelBill bill, long prompt, long output, long turn)
{
    private const string Property = "seedbed.reservation";

    private long? _entry;

    public ModelBill Bill => bill;

    /// <summary>Tokens of the input at most.</summary>
    public long Input { get; private set; }

    /// <summary>Tokens of the output at most.</summary>
    public long Output => output;

    /// <summary>The place in the walk of the unit that it is for.</summary>
    public long Turn => turn;

    /// <summary>The budget keeps room for it.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The reservation that an attempt's options hold, if any.</summary>
    public static Reservation? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? held) ? held as Reservation : null;

    /// <summary>Puts it into an attempt's own options.</summary>
    public void AttachTo(ChatOptions options) => (options.AdditionalProperties ??= [])[Property] = this;

    /// <summary>Waits until the budget has room for it.</summary>
    /// <exception cref="RequestHeldException">The budget does not allow it.</exception>
    public async ValueTask HoldAsync(CancellationToken cancellationToken)
    {
        Input = prompt + bill.Prompt.Excess;
        await account.HoldAsync(this, cancellationToken).ConfigureAwait(false);
        IsHeld = true;
    }

    /// <summary>The attempt is about to be sent: from here on it may cost. Written down first.</summary>
    /// <exception cref="SeedbedException">It can't be written down.</exception>
    public void MarkSent() => _entry ??= account.Enter(this);

    /// <summary>A reply came.</summary>
    public void Settle(UsageDetails? usage)
    {
        TokenTally used = ModelBill.TallyOf(usage, Input, output);
        bill.Prompt.Learn(prompt, used.Input - used.Charged);
        account.Close(this, _entry, used);
    }

    /// <summary>No reply came: it costs all that was reserved if it was sent, else nothing.</summary>
    public void Charge() => account.Close(this, _entry, _entry is null ? default : new(Input, output, 0, Input + output));

    /// <summary>It went into a batch, which will be paid for: it counts in full as long as this process runs.</summary>
    public void Keep() => account.Keep(this);

    /// <summary>Certainly nothing was generated.</summary>
    public void Release() => account.Close(this, _entry, default);
}
