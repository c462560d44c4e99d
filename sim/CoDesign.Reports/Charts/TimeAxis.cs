using static CoDesign.Reports.Svg;

namespace CoDesign.Reports;

/// <summary>A stretch of time on a stretch of pixels, with ticks at round times.</summary>
/// <param name="StartPs">Time at the left end.</param>
/// <param name="EndPs">Time at the right end; later than the start.</param>
/// <param name="Left">Position of the left end.</param>
/// <param name="Width">Length in pixels.</param>
internal sealed record TimeAxis(long StartPs, long EndPs, decimal Left, decimal Width)
{
    private const int LeastTicks = 4;

    /// <summary>Position of a time.</summary>
    public decimal At(long time) => Math.Round(Left + (Width * (time - StartPs) / (EndPs - StartPs)), 2);

    /// <summary>Ticks and their times.</summary>
    /// <param name="top">Upper end of the tick lines.</param>
    /// <param name="bottom">Lower end of them; times stand below.</param>
    public IEnumerable<Node> Ticks(decimal top, decimal bottom)
    {
        long step = Step();
        for (long time = (StartPs + step - 1) / step * step; time <= EndPs; time += step)
        {
            decimal x = At(time);
            yield return Line("axis", x, top, x, bottom);
            // Near the right end the text would leave the drawing.
            yield return Label(
                x > Left + Width - 40 ? "tick end" : "tick", x > Left + Width - 40 ? x - 3 : x + 3, bottom + 12, Figures.RoundTime(time));
        }
    }

    // The largest of 1, 2, 5 × 10^n that gives enough ticks.
    private long Step()
    {
        long span = EndPs - StartPs;
        long power = 1;
        while (span / (power * 10) >= LeastTicks)
        {
            power *= 10;
        }

        return span / (power * 5) >= LeastTicks ? power * 5 : span / (power * 2) >= LeastTicks ? power * 2 : power;
    }
}
