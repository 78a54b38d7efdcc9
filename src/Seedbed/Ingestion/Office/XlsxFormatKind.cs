namespace Seedbed.Ingestion.Office;

/// <summary>What a cell's number stands for.</summary>
internal enum XlsxFormatKind
{
    Number,
    Percent,
    Date,
    Time,
    DateTime,
    Duration,
}
