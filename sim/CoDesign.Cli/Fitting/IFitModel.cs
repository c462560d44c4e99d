namespace CoDesign.Cli.Fitting;

/// <summary>What a point of the parameters predicts.</summary>
internal interface IFitModel
{
    /// <summary>Programs that were measured.</summary>
    int Programs { get; }

    /// <summary>Errors of programs, without sign, in hundredths of a percent.</summary>
    /// <param name="point">Place of each parameter among its values.</param>
    /// <param name="programs">Numbers of the programs.</param>
    /// <returns>In the same order; <see cref="Fitter.Impossible"/> where the preset cannot be so.</returns>
    long[] ErrorsAt(IReadOnlyList<int> point, IReadOnlyList<int> programs);
}
