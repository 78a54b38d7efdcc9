namespace Seedbed.Ingestion.Office;

/// <summary>How a group's own measure is laid onto the slide.</summary>
internal readonly record struct PptxGroup(double Left, double Top, double Across, double Down)
{
    public static PptxGroup Slide { get; } = new(0, 0, 1, 1);

    /// <summary>The measure inside a group whose frame and inner frame are given in the outer measure.</summary>
    public PptxGroup Inside(double left, double top, double width, double height, double innerLeft, double innerTop, double innerWidth, double innerHeight)
    {
        double across = innerWidth > 0 && width > 0 ? width / innerWidth : 1, down = innerHeight > 0 && height > 0 ? height / innerHeight : 1;
        return new(X(left) - (innerLeft * across * Across), Y(top) - (innerTop * down * Down), across * Across, down * Down);
    }

    public double X(double left) => Left + (left * Across);

    public double Y(double top) => Top + (top * Down);
}
