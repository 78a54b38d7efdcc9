using System.Net;
using Seedbed.Ingestion.Web;

namespace Seedbed.Tests.Doubles;

/// <summary>A network in which names have the addresses that a test says; connections to a public address end at a server on this machine.</summary>
internal sealed class NamedNetwork(int port, bool allowPrivate = false) : WebNetwork(allowPrivate)
{
    /// <summary>An address of the open internet.</summary>
    public const string Public = "93.184.216.34";

    private readonly Dictionary<string, Queue<string[]>> _names = [];

    /// <summary>The addresses that connections were made to.</summary>
    public List<string> Dialled { get; } = [];

    /// <summary>How often a name was looked up.</summary>
    public int Lookups { get; private set; }

    /// <summary>A name and its addresses; given again, what the next lookup gives.</summary>
    public NamedNetwork With(string name, params string[] addresses)
    {
        if (!_names.TryGetValue(name, out Queue<string[]>? answers))
            _names[name] = answers = new();
        answers.Enqueue(addresses);
        return this;
    }

    protected override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        lock (Dialled)
        {
            Lookups++;
            if (_names.TryGetValue(host, out Queue<string[]>? answers))
                return Task.FromResult(Array.ConvertAll(answers.Count > 1 ? answers.Dequeue() : answers.Peek(), IPAddress.Parse));
        }

        return base.ResolveAsync(host, cancellationToken);
    }

    protected override Task<Stream> DialAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        lock (Dialled)
            Dialled.Add(to.Address.ToString());
        return base.DialAsync(new(IPAddress.Loopback, port), cancellationToken);
    }
}
