using CoDesign.Description.Policies;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Runs;

/// <summary>What a run chooses: a chip, a workload, a policy, an energy table, and how they meet.</summary>
/// <param name="Summary">What the run shows.</param>
/// <param name="Chip">File of the chip, or of a core preset.</param>
/// <param name="Workload">File of the workload.</param>
/// <param name="Policy">File of the policy; null: no labels, nothing is judged.</param>
/// <param name="Energy">File of the energy table.</param>
/// <param name="Mode">Replaces the policy's mode.</param>
/// <param name="Seed">Start of every random sequence in the run.</param>
/// <param name="Inputs">Files that replace inputs of the workload.</param>
/// <param name="Size">Size of the workload; null: the default one.</param>
/// <param name="Set">New values for places of the chip.</param>
/// <param name="Offload">Who takes the regions.</param>
/// <param name="Timing">How much of time is modelled.</param>
/// <param name="Bindings">Regions that a certain module takes.</param>
/// <param name="Variants">Named differences, for comparisons.</param>
/// <param name="Position">The file.</param>
public sealed record RunConfiguration(
    string? Summary,
    FileReference Chip,
    FileReference Workload,
    FileReference? Policy,
    FileReference Energy,
    PolicyModeChoice? Mode,
    ulong Seed,
    KeyedList<FileReference> Inputs,
    Reference? Size,
    IReadOnlyList<Override> Set,
    OffloadChoice Offload,
    TimingMode Timing,
    IReadOnlyList<BindingDescription> Bindings,
    KeyedList<VariantDescription> Variants,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "run_config";

    /// <summary>Reads a run file.</summary>
    public static RunConfiguration Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new RunConfiguration(
            node.OptionalScalar("description", "What the run shows.", Scalar.MultilineText),
            node.File("chip", "File of the chip, or of a core preset."),
            node.File("workload", "File of the workload."),
            node.OptionalFile("policy", "File of the policy; absent: no labels, nothing is judged."),
            node.File("energy", "File of the energy table."),
            node.OptionalScalar("mode", "Replaces the policy's mode.", Scalar.EnumOf<PolicyModeChoice>()),
            node.ScalarOr("seed", "Start of every random sequence in the run.", Scalar.Unsigned, 1UL),
            node.OptionalMap("inputs", "Files that replace inputs of the workload, by the name that the program uses.", Workloads.WorkloadDescription.FileName, Form.File),
            node.OptionalReference("size", "Size of the workload; absent: the default inputs."),
            node.Overrides("set", "New values for places of the chip, as with --set."),
            node.EnumOr("offload", "Who takes the regions.", OffloadChoice.Auto),
            node.EnumOr("timing", "How much of time is modelled: full; fast, the pipeline without caches and predictor; or none.", TimingMode.Full),
            node.OptionalList("bind", "Regions that a certain module takes.", BindingDescription.Read),
            node.OptionalMap("variants", "Named differences, for comparisons.", Scalar.Identifier, Form.Object(VariantDescription.Read)),
            node.Position);
    }
}
