namespace Seedbed.Ingestion.Packages;

/// <summary>A part's bytes while they are unpacked, watched for all that makes them too much.</summary>
internal sealed class PackageStream(
    Stream plain, PackageEntry entry, PackageLimits limits, bool isMarkup, Action<int> count, CancellationToken cancellationToken) : Stream
{
    private long _read;
    private long _sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int got;
        try
        {
            got = plain.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw PackageException.Damaged($"its part {Package.Shown(entry)} can't be unpacked");
        }

        count(got);
        _read += got;
        if (_read > limits.RatioFrom && _read / limits.Ratio > entry.Packed)
            throw PackageException.Bomb($"its part {Package.Shown(entry)} unpacks into more than {limits.Ratio} times its size");
        if (isMarkup)
            Watch(buffer[..got]);
        return got;
    }

    public override void Flush()
    {
        // There is nothing to write.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            plain.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An XML reader holds a whole tag in memory, so none may be long.</summary>
    private void Watch(ReadOnlySpan<byte> got)
    {
        int tag = got.LastIndexOf((byte)'<');
        _sinceTag = tag < 0 ? _sinceTag + got.Length : got.Length - tag;
        if (_sinceTag > limits.Token)
            throw new PackageException("too-large", $"has a tag or a text of more than {limits.Token >> 20} MiB in its part {Package.Shown(entry)}; split it.");
    }
}
