using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Isa;

namespace CoDesign.Description.Cores;

/// <summary>A core preset: what a core executes and what it costs. A file of its own, because several chips use the same core.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="Summary">What it models, and how far that was checked.</param>
/// <param name="Isa">Instructions that it has.</param>
/// <param name="Privilege">Privilege modes that it has.</param>
/// <param name="Pmp">Physical memory protection; null if the core has none.</param>
/// <param name="Translation">Virtual memory; null if the core has none.</param>
/// <param name="Stages">Pipeline stages, for reports.</param>
/// <param name="Misaligned">What a misaligned load or store does.</param>
/// <param name="MisalignedExtra">Further cycles of one that is split.</param>
/// <param name="Pipeline">Costs that depend on the instructions alone.</param>
/// <param name="Predictor">Branch predictor; null if the core has none.</param>
/// <param name="InstructionCache">Instruction cache; null if the core has none.</param>
/// <param name="DataCache">Data cache; null if the core has none.</param>
/// <param name="CacheBlock">Bytes on which cache-block instructions act; null on a core without them.</param>
/// <param name="StoreBuffer">Where stores wait for memory; null: memory is always ready for them.</param>
/// <param name="SystemCall">Cost of a system call in the linux_user ABI.</param>
/// <param name="EnergyClass">Section of the energy table.</param>
/// <param name="Area">Logic size; null if not known.</param>
/// <param name="Truth">Measured hardware that the preset stands for.</param>
/// <param name="Standalone">The rest of a minimal chip around this core.</param>
public sealed record CoreDescription(
    string Name,
    string Summary,
    IsaString Isa,
    PrivilegeModes Privilege,
    PmpDescription? Pmp,
    TranslationDescription? Translation,
    int Stages,
    MisalignedAccess Misaligned,
    Sourced<Cycles>? MisalignedExtra,
    PipelineDescription Pipeline,
    PredictorDescription? Predictor,
    CacheDescription? InstructionCache,
    CacheDescription? DataCache,
    ByteSize? CacheBlock,
    StoreBufferDescription? StoreBuffer,
    Sourced<Cycles> SystemCall,
    Reference EnergyClass,
    Sourced<GateEquivalents>? Area,
    IReadOnlyList<TruthDescription> Truth,
    StandaloneDescription Standalone)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "core";

    /// <summary>Reads a core file.</summary>
    public static CoreDescription Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        var core = new CoreDescription(
            node.Identifier("name", "Name of the preset; the same as the file's."),
            node.MultilineText("description", "What the preset models, from which hardware, and how far that was checked."),
            node.Scalar("isa", "ISA string, such as rv32imc_zicsr.", IsaKind.Instance),
            node.EnumOr("privilege", "Privilege modes: machine only, with user, or with supervisor and user.", PrivilegeModes.M),
            node.OptionalObject("pmp", "Physical memory protection; absent: none.", PmpDescription.Read),
            node.OptionalObject("translation", "Page-based virtual memory; needs supervisor mode; absent: none.", TranslationDescription.Read),
            node.Count("stages", "Pipeline stages of the hardware; for reports only.", 1, 64),
            node.Enum<MisalignedAccess>("misaligned", "What a misaligned load or store does."),
            node.OptionalSourced("misaligned_extra", "Further cycles of a misaligned access that is split in two; absent: misaligned accesses trap.", Quantity.Cycles),
            node.Object("pipeline", "Costs that depend on the instructions alone.", PipelineDescription.Read),
            node.OptionalObject("predictor", "Branch predictor; absent: every taken branch is paid for.", PredictorDescription.Read),
            node.OptionalObject("instruction_cache", "Instruction cache; absent: each fetch goes to memory.", CacheDescription.Read),
            node.OptionalObject("data_cache", "Data cache; absent: each access goes to memory.", CacheDescription.Read),
            node.OptionalScalar("cache_block", "Bytes on which cache-block instructions act, a power of two; required if the ISA has zicbom or zicboz.", Quantity.Size.Within(new ByteSize(8), new ByteSize(4096))),
            node.OptionalObject("store_buffer", "Where stores wait for memory behind a write-through cache; absent: memory is always ready for them.", StoreBufferDescription.Read),
            node.Sourced("system_call", "Cycles that the environment of the linux_user ABI takes for a system call.", Quantity.Cycles),
            node.Reference("energy", "Class of the energy table with this core's actions."),
            node.OptionalSourced("area", "Logic size without memories; absent: unknown.", Quantity.Gates),
            node.OptionalList("truth", "Measured hardware that the preset stands for; codesign validate runs these.", TruthDescription.Read),
            node.Object("standalone", "The rest of a minimal chip, for running a program on the core alone.", StandaloneDescription.Read));
        if (core.Pipeline.OutOfOrder is not null && (core.InstructionCache is null || core.DataCache is null || core.StoreBuffer is not null))
        {
            node.Error("pipeline", "'out_of_order' is for a core with both caches and without a store buffer of its own", "add instruction_cache and data_cache, and remove store_buffer");
        }

        return core;
    }
}
