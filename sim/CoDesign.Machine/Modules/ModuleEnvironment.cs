using CoDesign.Description.Chips;
using CoDesign.Machine.Kernel;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>What the engine of a module needs of the chip around it.</summary>
/// <param name="Events">The clock of the run.</param>
/// <param name="Labels">The labels of the run.</param>
/// <param name="Observer">Takes findings.</param>
/// <param name="Timeline">Takes spans.</param>
/// <param name="Core">Who is interrupted.</param>
/// <param name="SetInterrupt">Drives a bit of mip.</param>
/// <param name="IsTrustedBase">Whether a zone belongs to the trusted computing base.</param>
/// <param name="IsStalled">Whether the IOPMP lets transactions of a module wait.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="ModuleLabel">What any output of a module carries: that it went through it.</param>
/// <param name="NameOfOperation">Name of an op number of a module.</param>
internal sealed record ModuleEnvironment(
    EventQueue Events,
    LabelTable Labels,
    CrossingObserver Observer,
    Timeline Timeline,
    Party Core,
    Action<int, bool> SetInterrupt,
    Func<string, bool> IsTrustedBase,
    Func<ModuleDescription, bool> IsStalled,
    PolicyMode Mode,
    Func<ModuleDescription, Label> ModuleLabel,
    Func<ModuleDescription, uint, string> NameOfOperation)
{
    /// <summary>Whether a module forgets at the end of each job: as it says, or else if it belongs to the trusted base.</summary>
    public bool ClearsAtJobEnd(ModuleDescription module) => module.State is StateDescription state ? state.Clear is StateClearing.OnJobEnd : IsTrustedBase(module.Zone.Id);

    /// <summary>Judges what jobs tell besides the bytes of their buffers; null if the policy does not look.</summary>
    public MetadataRules? Metadata { get; init; }

    /// <summary>For what results of modules may not be used before they are verified; null: anything.</summary>
    public UseRules? Uses { get; init; }

    /// <summary>Labels of the branches under which the core stands, and of all that its time has depended on.</summary>
    public Func<(Label Decision, Label Time)> Submission { get; set; } = () => (Label.Public, Label.Public);

    /// <summary>Takes a sentence for the record.</summary>
    public Action<string>? Note { get; set; }

    /// <summary>Follows values in the run that explains findings; else null.</summary>
    public PathRecorder? Paths { get; set; }
}
