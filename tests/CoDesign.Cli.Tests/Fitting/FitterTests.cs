using CoDesign.Cli.Fitting;

namespace CoDesign.Cli.Tests.Fitting;

// Models whose best point is known by construction.
public sealed class FitterTests
{
    [Fact] // each program shows one parameter
    public void Parameters_that_are_seen_apart_are_found_exactly()
    {
        FitResult result = Run([9, 9], 5, p => [Math.Abs(p[0] - 3), Math.Abs(p[1] - 7)]);
        Assert.Equal([3, 7], result.Parameters.Select(p => p.Place));
        Assert.Equal([0L, 0L], result.After);
        Assert.Equal([2L, 2L], result.Before);
        Assert.Equal([0], result.Parameters[0].DeterminedBy);
        Assert.Equal([1], result.Parameters[1].DeterminedBy);
        Assert.All(result.Parameters, p => Assert.Equal(1, p.NextBest));
    }

    // The first program sees the sum; along it no step of one parameter alone helps the second, which wants them to differ by 4.
    [Fact]
    public void Parameters_that_trade_off_are_found_by_steps_of_both()
    {
        FitResult result = Run([10, 10], 5, p => [10 * Math.Abs(p[0] + p[1] - 10), Math.Abs(p[0] - p[1] - 4)]);
        Assert.Equal([7, 3], result.Parameters.Select(p => p.Place));
    }

    [Fact]
    public void A_parameter_that_nothing_shows_stays_and_is_told()
    {
        FitResult result = Run([9, 3], 1, p => [Math.Abs(p[0] - 3)]);
        Assert.Equal([3, 1], result.Parameters.Select(p => p.Place));
        Assert.Null(result.Parameters[1].NextBest);
        Assert.Empty(result.Parameters[1].DeterminedBy);
        Assert.Equal([0, 2, 3], result.Parameters[1].Same);
    }

    [Fact] // 5 and above are the same
    public void Values_that_fit_as_well_are_told()
    {
        FitResult result = Run([7], 5, p => [Math.Max(0, 5 - p[0])]);
        Assert.Equal([6, 7], result.Parameters[0].Same);
        Assert.Equal(1, result.Parameters[0].NextBest);
    }

    [Fact] // values from 6 on are no preset; a program that is off whatever happens does not pull
    public void Impossible_points_and_lost_programs_do_not_matter()
    {
        FitResult result = Run([9], 1, p => p[0] > 5 ? [Fitter.Impossible, Fitter.Impossible] : [Math.Abs(p[0] - 5), 1000]);
        Assert.Equal(5, result.Parameters[0].Place);
        Assert.Equal([0L, 1000L], result.After);
    }

    private static FitResult Run(int[] last, int start, Func<IReadOnlyList<int>, long[]> errors)
    {
        FitParameter[] parameters = [.. last.Select((l, i) => new FitParameter($"p{i}", $"p{i}", " cycles", [.. Enumerable.Range(0, l + 1).Select(v => (long)v)], start))];
        return new Fitter(parameters, new Model(errors, errors([.. last.Select(_ => start)]).Length)).Run();
    }

    private sealed class Model(Func<IReadOnlyList<int>, long[]> errors, int programs) : IFitModel
    {
        public int Programs => programs;

        public long[] ErrorsAt(IReadOnlyList<int> point, IReadOnlyList<int> programs) => [.. programs.Select(p => errors(point)[p])];
    }
}
