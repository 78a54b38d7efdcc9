using System.Globalization;

namespace Seedbed.Ingestion.Office;

/// <summary>How a cell's number is shown: only as far as it changes what the number means.</summary>
/// <param name="Kind">What the number stands for.</param>
/// <param name="Decimals">Decimal places of a percentage.</param>
internal readonly record struct XlsxFormat(XlsxFormatKind Kind, int Decimals = 0)
{
    private const double LastDay = 2_950_000;

    /// <summary>The format that a code describes. Quoted text, colours and conditions in it don't count.</summary>
    public static XlsxFormat OfCode(string code)
    {
        var signs = new System.Text.StringBuilder();
        for (int i = 0; i < Math.Min(code.Length, 255) && code[i] != ';'; i++)
        {
            if (code[i] == '[' && IsElapsed(code, i))
                return new(XlsxFormatKind.Duration);
            if (code[i] is '"' or '[')
                i = End(code, i, code[i] == '"' ? '"' : ']');
            else if (code[i] is '\\' or '_' or '*')
                i++;
            else
                signs.Append(char.ToLowerInvariant(code[i]));
        }

        return OfSigns(signs.ToString());
    }

    /// <summary>A cell's number as text; as it stands when it is no number.</summary>
    public string Show(string value, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return value;
        if (Kind == XlsxFormatKind.Percent)
            return (number * 100).ToString($"F{Decimals}", CultureInfo.InvariantCulture) + "%";
        if (Kind == XlsxFormatKind.Number || number is < 0 or > LastDay)
            return number.ToString("G15", CultureInfo.InvariantCulture);
        TimeSpan time = TimeSpan.FromSeconds(Math.Round(number * 86_400));
        if (Kind == XlsxFormatKind.Duration)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours)}:{time:mm\\:ss}");
        if (Kind == XlsxFormatKind.Time && number < 1)
            return time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
        DateTime moment = Zero(number, from1904) + time;
        bool isDay = moment.TimeOfDay == TimeSpan.Zero && Kind == XlsxFormatKind.Date;
        return moment.ToString(isDay ? "yyyy-MM-dd" : moment.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static XlsxFormat OfSigns(string signs)
    {
        bool isTime = signs.AsSpan().ContainsAny('h', 's'), isDay = signs.AsSpan().ContainsAny('y', 'd') || (!isTime && signs.Contains('m', StringComparison.Ordinal));
        if (signs.Contains("general", StringComparison.Ordinal))
            return default;
        if (isDay)
            return new(isTime ? XlsxFormatKind.DateTime : XlsxFormatKind.Date);
        if (isTime)
            return new(XlsxFormatKind.Time);
        int point = signs.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : signs.AsSpan(point).Count('0') + signs.AsSpan(point).Count('#');
        return signs.Contains('%', StringComparison.Ordinal) ? new(XlsxFormatKind.Percent, Math.Min(decimals, 10)) : default;
    }

    /// <summary>The calendar from 1900 has a 29 February that never was, on its day 60.</summary>
    private static DateTime Zero(double number, bool from1904) =>
        from1904 ? new DateTime(1904, 1, 1) : number < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);

    private static int End(string code, int from, char sign)
    {
        int end = code.IndexOf(sign, from + 1);
        return end < 0 ? code.Length : end;
    }

    private static bool IsElapsed(string code, int open)
    {
        string inside = code[(open + 1)..End(code, open, ']')];
        return inside.Length is 1 or 2 && inside.Trim('h', 'm', 's', 'H', 'M', 'S').Length == 0;
    }
}
