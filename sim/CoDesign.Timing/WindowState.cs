using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>
/// What an out-of-order core has in its window when the next instruction could enter it, relative to that cycle: per register the cycles
/// until its value is there, per class those until its unit takes another instruction, and when what is in the window retires.
/// </summary>
internal struct WindowState : IEquatable<WindowState>
{
    private Times _times;

    /// <summary>Instructions that have entered in this cycle.</summary>
    public int Entered { get; set; }

    /// <summary>Cycles without instructions from the front end.</summary>
    public int RedirectBubble { get; set; }

    /// <summary>Instructions in the window.</summary>
    public int InFlight { get; set; }

    /// <summary>Cycles until the youngest of them retires.</summary>
    public int RetireIn { get; set; }

    /// <summary>What the youngest of them waits for.</summary>
    public StallCause RetireCause { get; set; }

    /// <summary>Cycles until a register's value is ready.</summary>
    [UnscopedRef]
    public Span<ushort> Ready => ((Span<ushort>)_times)[..FloatRegisters.Slots];

    /// <summary>Cycles until the unit of a class takes another instruction.</summary>
    [UnscopedRef]
    public Span<ushort> UnitFree => ((Span<ushort>)_times)[FloatRegisters.Slots..^OutOfOrderDescription.MostPorts];

    /// <summary>Cycles until each memory port is free.</summary>
    [UnscopedRef]
    public Span<ushort> PortFree => ((Span<ushort>)_times)[^OutOfOrderDescription.MostPorts..];

    /// <inheritdoc/>
    public readonly bool Equals(WindowState other) =>
        (Entered, RedirectBubble, InFlight, RetireIn, RetireCause) == (other.Entered, other.RedirectBubble, other.InFlight, other.RetireIn, other.RetireCause)
        && ((ReadOnlySpan<ushort>)_times).SequenceEqual(other._times);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is WindowState other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add((Entered, RedirectBubble, InFlight, RetireIn, RetireCause));
        hash.AddBytes(MemoryMarshal.AsBytes((ReadOnlySpan<ushort>)_times));
        return hash.ToHashCode();
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Entered = stream.Value(Entered);
        RedirectBubble = stream.Value(RedirectBubble);
        InFlight = stream.Value(InFlight);
        RetireIn = stream.Value(RetireIn);
        RetireCause = (StallCause)stream.Value((int)RetireCause);
        stream.Array<ushort>(_times);
    }

    // Registers, then units by class, then memory ports.
    [InlineArray(FloatRegisters.Slots + (int)OpClass.System + 1 + OutOfOrderDescription.MostPorts)]
    private struct Times
    {
        private ushort _element;
    }
}
