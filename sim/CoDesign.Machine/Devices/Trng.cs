using CoDesign.Checkpoints;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>
/// True random number generator. The simulation must be repeatable, so its noise is a sequence that the run's seed determines; it is
/// always ready. Offset 0 gives 32 bits; a hart with Zkr draws 16 bits at a time from the same sequence.
/// </summary>
/// <param name="seed">Seed of the run.</param>
internal sealed class Trng(ulong seed) : IRegisters
{
    // Keeps the sequence apart from others that begin with the run's seed; the value is “trng” in ASCII.
    private ulong _state = seed ^ 0x7472_6E67;

    /// <summary>Told of each word of 32 bits that was read at once.</summary>
    public Action<uint>? Delivered { get; set; }

    /// <summary>The next 16 bits.</summary>
    public ushort Next16() => (ushort)SplitMix.Next(ref _state);

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        bool isData = offset == 0 && bytes <= sizeof(uint);
        value = isData ? (uint)SplitMix.Next(ref _state) : 0;
        if (isData && bytes == sizeof(uint))
        {
            Delivered?.Invoke((uint)value);
        }

        return isData;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc) => false;

    /// <inheritdoc/>
    public void Exchange(StateStream stream) => _state = stream.Value(_state);
}
