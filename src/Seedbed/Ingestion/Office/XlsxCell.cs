namespace Seedbed.Ingestion.Office;

/// <summary>A cell with something in it.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Text">What it shows.</param>
/// <param name="IsWords">Whether it is text and no number, date or truth value.</param>
/// <param name="IsRepeat">Whether it is the cell to its left going on.</param>
internal readonly record struct XlsxCell(int Column, string Text, bool IsWords, bool IsRepeat = false);
