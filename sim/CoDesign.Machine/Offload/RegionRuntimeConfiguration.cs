using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Modules;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Offload;

/// <summary>What the region runtime is made from.</summary>
/// <param name="Hart">The hart.</param>
/// <param name="Xlen">Its register width.</param>
/// <param name="Memory">Its memory.</param>
/// <param name="Modules">Modules of the chip, in order.</param>
/// <param name="Plan">Who takes which region.</param>
/// <param name="Driver">The region driver; null: regions are never offloaded.</param>
/// <param name="Profile">Call paths.</param>
/// <param name="Timeline">Spans.</param>
/// <param name="Symbols">Names addresses.</param>
/// <param name="Sources">Where labels are born.</param>
/// <param name="End">Ends the run.</param>
/// <param name="Observer">Records findings.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="IsTracking">Whether labels are followed.</param>
internal sealed record RegionRuntimeConfiguration(
    Hart Hart,
    int Xlen,
    GuestMemory Memory,
    IReadOnlyList<ModuleEngine> Modules,
    RegionPlan Plan,
    DriverImage? Driver,
    CallProfile Profile,
    Timeline Timeline,
    SymbolMap Symbols,
    LabelSources Sources,
    GuestEnd End,
    CrossingObserver Observer,
    PolicyMode Mode,
    bool IsTracking);
