using System.Diagnostics;
using System.Runtime.ExceptionServices;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>Runs translated code.</summary>
/// <param name="state">The hart.</param>
/// <param name="node">The node of the first block, in the present pipeline state.</param>
/// <param name="accumulator">Cycles, above the instructions that retired since the entry.</param>
/// <param name="entry">Number of the first block.</param>
/// <returns>The accumulator.</returns>
internal unsafe delegate long FragmentCode(HartState* state, CostNode* node, long accumulator, int entry);

/// <summary>Blocks that were translated together.</summary>
/// <param name="plan">The blocks.</param>
internal sealed class Fragment(FragmentPlan plan)
{
    private volatile FragmentCode? _code;
    private volatile ExceptionDispatchInfo? _failure;
    private long _ticks;

    /// <summary>Runs the fragment; null while the compiler of the runtime works on it.</summary>
    public FragmentCode? Code
    {
        get
        {
            _failure?.Throw();
            return _code;
        }
    }

    /// <summary>The blocks.</summary>
    public IReadOnlyList<Block> Blocks => plan.Blocks;

    /// <summary>Whether labels flow in it.</summary>
    public bool FollowsLabels => plan.Traits.FollowsLabels;

    /// <summary>Time that the compiler of the runtime took.</summary>
    public TimeSpan CompilationTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks));

    /// <summary>The number by which a block of the fragment is entered.</summary>
    public int EntryOf(Block block) => plan.TryFind(block.Pc, out int number)
        ? number
        : throw new InvalidOperationException($"the block at 0x{block.Pc:x} is not in the fragment");

    /// <summary>Lets the compiler of the runtime make machine code.</summary>
    /// <param name="compile">Compiles; it may run on any thread.</param>
    /// <param name="inBackground">Whether the program goes on meanwhile. When the code is there has no influence on what it does.</param>
    public void Compile(Func<FragmentCode> compile, bool inBackground)
    {
        if (inBackground)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Fragment.TryCompile(work.Compile), (Fragment: this, Compile: compile), preferLocal: false);
        }
        else
        {
            TryCompile(compile);
        }
    }

    // What goes wrong is told to the thread that runs the program.
    private void TryCompile(Func<FragmentCode> compile)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            _code = compile();
        }
#pragma warning disable CA1031 // whatever it is, it is rethrown where the code is asked for
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        Interlocked.Exchange(ref _ticks, Stopwatch.GetTimestamp() - start);
    }
}
