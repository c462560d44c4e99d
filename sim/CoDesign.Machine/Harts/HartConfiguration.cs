using CoDesign.Description.Cores;
using CoDesign.Description.Quantities;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>What a hart is made from.</summary>
/// <param name="Party">Who it is at the trust boundary.</param>
/// <param name="Core">Its core preset.</param>
/// <param name="Isa">Instructions that it has.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Map">Who owns which bus addresses.</param>
/// <param name="Fabric">Moves bytes that leave its zone.</param>
/// <param name="Labels">The labels of the run.</param>
/// <param name="IsTracking">Whether labels are followed.</param>
/// <param name="FollowsLoadAddresses">Whether the label of an address joins a loaded value.</param>
/// <param name="FollowsStoreAddresses">Whether the label of an address joins a stored value.</param>
/// <param name="Timing">How much of time is modelled.</param>
internal sealed record HartConfiguration(
    Party Party,
    CoreDescription Core,
    IsaString Isa,
    Frequency Clock,
    AddressMap Map,
    Fabric Fabric,
    LabelTable Labels,
    bool IsTracking,
    bool FollowsLoadAddresses,
    bool FollowsStoreAddresses,
    TimingMode Timing);
