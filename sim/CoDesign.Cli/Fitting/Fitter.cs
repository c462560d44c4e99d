namespace CoDesign.Cli.Fitting;

/// <summary>
/// Searches the values at which the sum of the errors of all programs is least: one parameter after the other over all its values, and
/// when none of them helps any more, pairs of parameters by a step each. Of equal sums the value nearest to the present one stays.
/// </summary>
/// <remarks>Errors count without sign and without square: a program that the model cannot get right does not pull at the others.</remarks>
internal sealed class Fitter(IReadOnlyList<FitParameter> parameters, IFitModel model)
{
    /// <summary>The error of a point that is no preset.</summary>
    public const long Impossible = 1_000_000_000;

    private const int MostSweeps = 20;
    private const int ProgramsNamed = 4;

    private readonly Dictionary<(string Point, int Program), long> _known = [];
    private readonly int[] _all = [.. Enumerable.Range(0, model.Programs)];
    private int[] _point = [.. parameters.Select(p => p.Start)];

    /// <summary>Searches.</summary>
    public FitResult Run()
    {
        long[] before = ErrorsAt(_point, _all);
        int sweeps = 0;
        bool isBetter = true;
        while (isBetter && sweeps < MostSweeps)
        {
            sweeps++;
            isBetter = false;
            for (int p = 0; p < parameters.Count; p++)
            {
                isBetter |= Improve(p);
            }

            isBetter = isBetter || ImprovePair();
        }

        return new FitResult([.. Enumerable.Range(0, parameters.Count).Select(Found)], before, ErrorsAt(_point, _all), sweeps);
    }

    private bool Improve(int parameter)
    {
        int[] programs = AffectedBy(parameter);
        int best = _point[parameter];
        long least = Sum(_point, programs);
        foreach (int place in Enumerable.Range(0, parameters[parameter].Values.Count).OrderBy(v => Math.Abs(v - _point[parameter])).ThenBy(v => v))
        {
            long sum = Sum(With(parameter, place), programs);
            if (sum < least)
            {
                (best, least) = (place, sum);
            }
        }

        bool isBetter = best != _point[parameter];
        _point = With(parameter, best);
        return isBetter;
    }

    private bool ImprovePair()
    {
        for (int p = 0; p < parameters.Count; p++)
        {
            for (int q = p + 1; q < parameters.Count; q++)
            {
                foreach ((int left, int right) in new[] { (1, -1), (-1, 1), (1, 1), (-1, -1) })
                {
                    int[] moved = [.. _point];
                    moved[p] += left;
                    moved[q] += right;
                    bool isInside = moved[p] >= 0 && moved[p] < parameters[p].Values.Count && moved[q] >= 0 && moved[q] < parameters[q].Values.Count;
                    int[] programs = isInside ? Shared(p, q) : [];
                    if (programs.Length > 0 && Sum(moved, programs) < Sum(_point, programs))
                    {
                        _point = moved;
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // The programs of both, if one that is still off sees both: only then can they trade off.
    private int[] Shared(int left, int right)
    {
        int[] one = AffectedBy(left);
        int[] other = AffectedBy(right);
        return ErrorsAt(_point, [.. one.Intersect(other)]).Any(e => e > 0) ? [.. one.Union(other).Order()] : [];
    }

    // Those that its first or its last value changes, the others being as they are.
    private int[] AffectedBy(int parameter)
    {
        long[] present = ErrorsAt(_point, _all);
        int last = parameters[parameter].Values.Count - 1;
        int here = _point[parameter];
        long[][] others = [.. new[] { 0, last }.Where(v => v != here).Select(v => ErrorsAt(With(parameter, v), _all))];
        return [.. _all.Where(i => others.Any(o => o[i] != present[i]))];
    }

    private FoundParameter Found(int parameter)
    {
        int here = _point[parameter];
        int[] programs = AffectedBy(parameter);
        long[] present = ErrorsAt(_point, programs);
        var others = Enumerable.Range(0, parameters[parameter].Values.Count)
            .Where(v => v != here)
            .Select(v => (Place: v, Errors: ErrorsAt(With(parameter, v), programs)))
            .ToList();
        var different = others.Where(o => !o.Errors.SequenceEqual(present)).OrderBy(o => o.Errors.Sum()).ThenBy(o => o.Place).ToList();
        if (different.Count == 0)
        {
            return new FoundParameter(here, [.. others.Select(o => o.Place)], null, []);
        }

        long[] next = different[0].Errors;
        int[] determining = [.. Enumerable.Range(0, programs.Length)
            .Where(i => next[i] > present[i])
            .OrderByDescending(i => next[i] - present[i])
            .Select(i => programs[i])
            .Take(ProgramsNamed)];
        return new FoundParameter(here, [.. others.Where(o => o.Errors.SequenceEqual(present)).Select(o => o.Place)], next.Sum() - present.Sum(), determining);
    }

    private int[] With(int parameter, int place)
    {
        int[] point = [.. _point];
        point[parameter] = place;
        return point;
    }

    private long Sum(int[] point, int[] programs) => ErrorsAt(point, programs).Sum();

    private long[] ErrorsAt(int[] point, int[] programs)
    {
        string name = string.Join(',', point);
        int[] unknown = [.. programs.Where(i => !_known.ContainsKey((name, i)))];
        if (unknown.Length > 0)
        {
            long[] errors = model.ErrorsAt(point, unknown);
            for (int i = 0; i < unknown.Length; i++)
            {
                _known[(name, unknown[i])] = errors[i];
            }
        }

        return [.. programs.Select(i => _known[(name, i)])];
    }
}
