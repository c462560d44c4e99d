using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <summary>What stands behind a hart: an operating system's calls, a semihosting monitor, or nothing.</summary>
internal interface IExecutionEnvironment
{
    /// <summary>Instructions of the hart.</summary>
    IsaString Isa { get; }

    /// <summary>Whether it serves ecall; otherwise the hart takes a trap.</summary>
    bool ServesCalls { get; }

    /// <summary>Serves ecall.</summary>
    void Call(HartRunner runner, ulong pc);

    /// <summary>ebreak.</summary>
    /// <returns><see langword="false"/>: the hart takes a trap.</returns>
    bool Break(HartRunner runner, ulong pc);

    /// <summary>A region marker.</summary>
    void Mark(HartRunner runner, RegionMarker marker, ulong pc);

    /// <summary>A trap is about to be taken.</summary>
    /// <returns><see langword="true"/>: it was dealt with, or it ended the run.</returns>
    bool Handle(HartRunner runner, ulong pc, TrapCause cause, ulong value);

    /// <summary>An address in words: function, offset, file and line.</summary>
    string Describe(ulong pc);
}
