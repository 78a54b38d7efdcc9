namespace Seedbed.Ingestion.Archives;

/// <summary>What a tar archive says of one entry.</summary>
/// <param name="Name">Its name as it stands there.</param>
/// <param name="Type">Its kind: <c>0</c> a file, <c>1</c> and <c>2</c> links, <c>5</c> a folder, …</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Start">Where they begin.</param>
internal sealed record TarHeader(string Name, char Type, long Size, long Start)
{
    /// <summary>Whether it is a folder; old archives mark one by its name alone.</summary>
    public bool IsFolder => Type == '5' || (Type is '0' or '\0' && Name.EndsWith('/'));
}
