using System.Numerics;
using CoDesign.Checkpoints;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>
/// Platform-level interrupt controller (RISC-V Platform-Level Interrupt Controller Specification, version 1.0): routes level-sensitive
/// wires to the modes of hart 0, context 0 machine mode, context 1 supervisor mode.
/// </summary>
internal sealed class Plic : IRegisters
{
    /// <summary>Sources, of which 0 does not exist.</summary>
    public const int SourceCount = 64;

    // “Memory Map”.
    private const ulong Pending = 0x1000;
    private const ulong Enables = 0x2000;
    private const ulong EnableStride = 0x80;
    private const ulong Contexts = 0x20_0000;
    private const ulong ContextStride = 0x1000;

    // Priorities 0 (never) to 7, as the FU540 has; WARL.
    private const uint HighestPriority = 7;

    private readonly Action<int, bool> _drive;
    private readonly int[] _interrupts;
    private readonly uint[] _priorities = new uint[SourceCount];
    private readonly ulong[] _enables;
    private readonly uint[] _thresholds;
    private ulong _wires;
    private ulong _pending;

    // Claimed and not completed: the gateway holds back the next request.
    private ulong _inService;

    /// <summary>Makes the device.</summary>
    /// <param name="drive">Drives a bit of mip.</param>
    /// <param name="interrupts">The bit of each context: MEIP, SEIP.</param>
    public Plic(Action<int, bool> drive, params int[] interrupts)
    {
        _drive = drive;
        _interrupts = interrupts;
        _enables = new ulong[interrupts.Length];
        _thresholds = new uint[interrupts.Length];
    }

    /// <summary>Drives the wire of a source.</summary>
    public void Drive(int source, bool isHigh)
    {
        ulong bit = 1UL << source;
        _wires = isHigh ? _wires | bit : _wires & ~bit;
        Update();
    }

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        value = 0;
        if (bytes != 4 || offset % 4 != 0)
        {
            return false;
        }

        if (offset < Pending)
        {
            value = offset / 4 < SourceCount ? _priorities[offset / 4] : 0;
        }
        else if (offset < Enables)
        {
            value = WordOf(_pending, offset - Pending);
        }
        else if (offset < Contexts)
        {
            ulong context = (offset - Enables) / EnableStride;
            value = context < (ulong)_enables.Length ? WordOf(_enables[context], (offset - Enables) % EnableStride) : 0;
        }
        else
        {
            return TryReadContext(offset - Contexts, out value);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        if (bytes != 4 || offset % 4 != 0)
        {
            return false;
        }

        if (offset < Pending)
        {
            ulong source = offset / 4;
            if (source is > 0 and < SourceCount)
            {
                _priorities[source] = (uint)value & HighestPriority;
            }
        }
        else if (offset is >= Enables and < Contexts)
        {
            WriteEnable((offset - Enables) / EnableStride, (offset - Enables) % EnableStride, value);
        }
        else if (offset >= Contexts)
        {
            WriteContext((offset - Contexts) / ContextStride, (offset - Contexts) % ContextStride, value);
        }

        Update();
        return true;
    }

    private bool TryReadContext(ulong offset, out ulong value)
    {
        ulong context = offset / ContextStride;
        value = 0;
        if (context >= (ulong)_thresholds.Length)
        {
            return false;
        }

        value = (offset % ContextStride) switch
        {
            0 => _thresholds[context],
            4 => (ulong)Claim((int)context),
            _ => 0,
        };
        return true;
    }

    private void WriteEnable(ulong context, ulong word, ulong value)
    {
        if (context < (ulong)_enables.Length && word < SourceCount / 8)
        {
            int shift = (int)(8 * word);
            ulong mask = (ulong)uint.MaxValue << shift;

            // Source 0 does not exist.
            _enables[context] = ((_enables[context] & ~mask) | (value << shift & mask)) & ~1UL;
        }
    }

    private void WriteContext(ulong context, ulong register, ulong value)
    {
        if (context >= (ulong)_thresholds.Length)
        {
            return;
        }

        // “Interrupt Completion”: an id that is not enabled for the context is ignored.
        if (register == 0)
        {
            _thresholds[context] = (uint)value & HighestPriority;
        }
        else if (register == 4 && value < SourceCount && (_enables[context] >> (int)value & 1) != 0)
        {
            _inService &= ~(1UL << (int)value);
        }
    }

    // “Interrupt Claim Process”: the pending enabled source of highest priority, the lowest id among equals; the threshold has no say.
    private int Claim(int context)
    {
        int source = HighestOf(context);
        if (source != 0)
        {
            _pending &= ~(1UL << source);
            _inService |= 1UL << source;
            Update();
        }

        return source;
    }

    private int HighestOf(int context)
    {
        int best = 0;
        for (ulong ready = _pending & _enables[context]; ready != 0; ready &= ready - 1)
        {
            int source = BitOperations.TrailingZeroCount(ready);
            best = _priorities[source] > _priorities[best] ? source : best;
        }

        return best;
    }

    // A gateway turns a high wire into one request at a time; a request that was made stays, whatever the wire does.
    private void Update()
    {
        _pending |= _wires & ~_inService;
        for (int context = 0; context < _interrupts.Length; context++)
        {
            _drive(_interrupts[context], _priorities[HighestOf(context)] > _thresholds[context]);
        }
    }

    private static ulong WordOf(ulong bits, ulong offset) => offset < SourceCount / 8 ? (uint)(bits >> (int)(8 * offset)) : 0;

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        stream.Array<uint>(_priorities);
        stream.Array<ulong>(_enables);
        stream.Array<uint>(_thresholds);
        _wires = stream.Value(_wires);
        _pending = stream.Value(_pending);
        _inService = stream.Value(_inService);
    }
}
