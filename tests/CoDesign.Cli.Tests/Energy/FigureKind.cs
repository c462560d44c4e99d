namespace CoDesign.Cli.Tests.Energy;

/// <summary>What a published figure is worth.</summary>
internal enum FigureKind
{
    /// <summary>An independent figure for the same thing.</summary>
    Compared,

    /// <summary>The table rests on this very figure: agreement says nothing.</summary>
    Calibrated,

    /// <summary>The best that the chip reaches: a lower bound for ordinary programs.</summary>
    BestCase,

    /// <summary>The table leaves something out that the figure has, or the other way: only the order is meant.</summary>
    Bound,
}
