using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Isa;

namespace CoDesign.Description.Loading;

/// <summary>The minimal chip around a core preset: one zone, one memory at 0x8000_0000, the entropy source that Zkr needs, nothing else.</summary>
internal static class StandaloneChip
{
    private const ulong MemoryBase = 0x8000_0000;
    private const ulong GeneratorBase = 0x1001_0000;

    /// <summary>Makes the chip.</summary>
    public static ChipDescription Around(CoreDescription core, string path)
    {
        SourcePosition position = SourcePosition.Of(path);
        Reference secure = new("secure", position);
        Reference clock = new("core", position);
        StandaloneDescription rest = core.Standalone;
        return new ChipDescription(
            core.Name,
            $"core preset '{core.Name}' with one memory",
            rest.Technology,
            new KeyedList<Frequency>([new Keyed<Frequency>(clock.Id, rest.Clock, position)]),
            [new ZoneDescription(secure.Id, IsTrustedBase: true, Openness.Open, null, position)],
            [new CoreInstance("core0", secure, new FileReference(path, path, position), clock, position)],
            [new MemoryDescription("ram", secure, new Located<Address>(new Address(MemoryBase), position), rest.Memory, MemoryAccess.ReadWriteExecute, rest.MemoryWidth, rest.MemoryLatency, null, null, null, true, null, rest.MemoryEnergy, position)],
            [],
            core.Isa.Has(Extension.Zkr) ? [new DeviceDescription("trng", DeviceKind.Trng, secure, new Located<Address>(new Address(GeneratorBase), position), null, null, position)] : [],
            [],
            null,
            null,
            null,
            position);
    }
}
