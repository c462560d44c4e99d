namespace CoDesign.Cli.Tests.Energy;

/// <summary>A figure of a chip that exists, and what a table says of the same.</summary>
/// <param name="Node">Table.</param>
/// <param name="Chip">The chip, and where the figure is from.</param>
/// <param name="Counted">How an operation is counted.</param>
/// <param name="Unit">Unit of all values.</param>
/// <param name="Published">The figure.</param>
/// <param name="Kind">What it is worth.</param>
/// <param name="Predicted">What the table says, with its bounds.</param>
internal sealed record PublishedFigure(
    int Node, string Chip, string Counted, string Unit, double Published, FigureKind Kind, (double Low, double Nominal, double High) Predicted)
{
    /// <summary>Error of the nominal value.</summary>
    public double Error => (Predicted.Nominal - Published) / Published;

    /// <summary>Whether the figure lies within the bounds.</summary>
    public bool IsInside => Predicted.Low <= Published && Published <= Predicted.High;
}
