using System.Globalization;
using System.Text;

namespace Seedbed.Benchmarks;

/// <summary>Draws samples as three panels of one SVG.</summary>
internal static class PacingPlot
{
    private const int Left = 60;
    private const int Width = 660;
    private const int Height = 130;
    private const int Gap = 46;
    private const int Top = 50;

    private static readonly string[] Colours = ["#1f6fb4", "#d9761a"];

    public static string Of(IReadOnlyList<PacingSample> samples, string title)
    {
        (string Name, Func<PacingSample, double>[] Lines)[] panels =
        [
            ("requests: limit (blue), in flight (orange)", [sample => sample.Limit, sample => sample.InFlight]),
            ("answers a second", [sample => sample.Rate]),
            ("seconds in flight", [sample => sample.Latency]),
        ];
        var svg = new StringBuilder();
        int height = Top + (panels.Length * (Height + Gap)) + 10;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 20} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n<text x=\"{Left}\" y=\"22\" font-size=\"15\">{title}</text>\n");
        for (int panel = 0; panel < panels.Length; panel++)
            Draw(svg, samples, panels[panel].Name, panels[panel].Lines, Top + (panel * (Height + Gap)));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, IReadOnlyList<PacingSample> samples, string name, Func<PacingSample, double>[] lines, int top)
    {
        double most = Round(lines.Max(line => samples.Max(line)) * 1.05);
        double last = Math.Ceiling(samples[^1].Seconds);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top - 6}\">{name}</text>\n");
        for (int mark = 0; mark <= 4; mark++)
        {
            double y = top + Height - (Height * mark / 4.0);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y:F1}h{Width}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{most * mark / 4:0.##}</text>\n");
        }

        for (double second = 0; second <= last; second += 5)
        {
            double x = Left + (Width * second / last);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{top + Height + 16}\" text-anchor=\"middle\">{second:0} s</text>\n");
        }

        for (int line = 0; line < lines.Length; line++)
        {
            IEnumerable<string> points = samples.Select(sample => string.Create(
                CultureInfo.InvariantCulture,
                $"{Left + (Width * sample.Seconds / last):F1},{top + Height - (Height * lines[line](sample) / most):F1}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Colours[line]}\" stroke-width=\"1.5\" points=\"{string.Join(' ', points)}\"/>\n");
        }
    }

    // Up to a number that quarters well.
    private static double Round(double value)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, 0.001))));
        return new[] { 1, 2, 4, 8, 10 }.Select(step => step * unit).First(step => step >= value);
    }
}
