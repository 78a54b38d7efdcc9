using System.Net;
using System.Net.Sockets;

namespace Seedbed.Ingestion.Web;

/// <summary>
/// Resolves names and connects. The addresses that a name has are looked up once, all of them are looked at, and the
/// connection is made to one of those very addresses, so that no second answer of a name server can lead elsewhere.
/// </summary>
internal class WebNetwork(bool allowPrivate)
{
    private static readonly TimeSpan NextAddressAfter = TimeSpan.FromSeconds(3);

    private readonly IWebProxy _proxy = HttpClient.DefaultProxy;

    /// <summary>The proxy that the environment names for a URL; null when it is asked directly.</summary>
    public Uri? ProxyOf(Uri uri) => !_proxy.IsBypassed(uri) && _proxy.GetProxy(uri) is { } proxy && proxy != uri ? proxy : null;

    /// <summary>
    /// Refuses a URL that a proxy is to be asked for when it is plain from here that it leads to a private network. What a
    /// name means to the proxy only the proxy knows.
    /// </summary>
    public async Task CheckProxiedAsync(Uri uri, CancellationToken cancellationToken)
    {
        if (allowPrivate || ProxyOf(uri) is null)
            return;
        try
        {
            Check(uri.IdnHost, await ResolveAsync(uri.IdnHost, cancellationToken).ConfigureAwait(false));
        }
        catch (SocketException)
        {
            // Behind a proxy names of the open internet often can't be looked up.
        }
    }

    /// <summary>Connects to a host that was asked for, or to the environment's proxy.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint to = context.DnsEndPoint;
        IPAddress[] addresses;
        try
        {
            addresses = await ResolveAsync(to.Host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException fault)
        {
            bool isPassing = fault.SocketErrorCode == SocketError.TryAgain;
            throw new WebFaultException("dns", $"names a host, {to.Host}, that isn't found ({fault.SocketErrorCode}); mend the address, or look to the network.") { IsPassing = isPassing };
        }

        if (!IsProxy(context))
            Check(to.Host, addresses);
        return await ConnectAsync(to, addresses, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The addresses of a host; a host that is an address is itself.</summary>
    protected virtual Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal)
            ? Task.FromResult<IPAddress[]>([literal])
            : Dns.GetHostAddressesAsync(host, cancellationToken);

    /// <summary>Connects to one address.</summary>
    protected virtual async Task<Stream> DialAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> ConnectAsync(DnsEndPoint to, IPAddress[] addresses, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (IPAddress address in addresses)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (address != addresses[^1])
                soon.CancelAfter(NextAddressAfter);
            try
            {
                return await DialAsync(new(address, to.Port), soon.Token).ConfigureAwait(false);
            }
            catch (SocketException fault)
            {
                last = fault;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                last = new((int)SocketError.TimedOut);
            }
        }

        string why = last is null ? "it has no address" : last.SocketErrorCode.ToString();
        throw new WebFaultException("connection", $"can't be reached: {to.Host} takes no connection at port {to.Port} ({why}); mend the address, or try again later.");
    }

    private bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } asked && ProxyOf(asked) is { } proxy
        && proxy.Port == context.DnsEndPoint.Port && string.Equals(proxy.IdnHost.Trim('[', ']'), context.DnsEndPoint.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);

    // One private address among several is a trap as well.
    private void Check(string host, IPAddress[] addresses)
    {
        if (!allowPrivate && Array.Find(addresses, address => !PublicAddresses.Contains(address)) is { } closed)
        {
            throw new WebFaultException("private-address",
                $"leads to {(host == closed.ToString() ? host : $"{host} ({closed})")}, an address of this machine or of a private network; give --allow-private-network if that is meant.");
        }
    }
}
