namespace Seedbed.Tests.Doubles;

/// <summary>A test that has text recognised in pictures; skipped, with its reason, where a program for that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OcrFactAttribute : FactAttribute
{
    public OcrFactAttribute()
    {
        if (Scan.Missing is { } missing)
            Skip = $"no {missing} on this machine: install the packages poppler-utils and tesseract-ocr";
    }
}
