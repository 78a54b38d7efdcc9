using System.Net;
using System.Net.Sockets;

namespace Seedbed.Ingestion.Web;

/// <summary>
/// Tells addresses of the open internet from those that reach this machine, private networks, a cloud's metadata, or no
/// one in particular (IANA's registries of special-purpose addresses).
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Closed4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.31.196.0/24"), IPNetwork.Parse("192.52.193.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("192.175.48.0/24"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        // Azure's metadata and name server has an address of the open internet.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    private static readonly IPNetwork Open6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Closed6 =
    [
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2620:4f:8000::/48"), IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Tunnelled = IPNetwork.Parse("2002::/16");

    /// <summary>Whether an address belongs to the open internet.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(Closed4, network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        byte[] bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        if (Translated.Contains(plain))
            return Contains(new IPAddress(bytes.AsSpan(12, 4)));
        if (Tunnelled.Contains(plain))
            return Contains(new IPAddress(bytes.AsSpan(2, 4)));
        return Open6.Contains(plain) && !Array.Exists(Closed6, network => network.Contains(plain));
    }
}
