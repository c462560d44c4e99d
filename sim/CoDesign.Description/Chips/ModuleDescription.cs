using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>An accelerator.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">Kind with its parameters.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="CollusionDomain">Modules of one domain are assumed to pool what they see; null: that of the vendor.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="RequestRoleId">Id that its requests carry on the bus.</param>
/// <param name="Registers">First address of its register window of 4 KiB.</param>
/// <param name="Interrupt">Bit of mip that it raises; null: it is polled.</param>
/// <param name="Ring">Memory of its descriptor ring.</param>
/// <param name="Dma">How it masters the bus.</param>
/// <param name="State">What it keeps from job to job; null: not known, the trusted base forgets at the end of each job, all others on request.</param>
/// <param name="Deadline">Cycles after which a job that is not complete is a finding; null: never.</param>
/// <param name="Behaviour">How it attacks; null: not at all.</param>
/// <param name="EnergyClass">Class of the energy table.</param>
/// <param name="Area">Logic size; null if not known.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record ModuleDescription(
    string Id,
    Tagged<IModuleParameters> Kind,
    Reference Zone,
    string Vendor,
    string? CollusionDomain,
    Reference Clock,
    int RequestRoleId,
    Located<Address> Registers,
    Located<int>? Interrupt,
    Reference Ring,
    DmaDescription Dma,
    StateDescription? State,
    Sourced<Cycles>? Deadline,
    BehaviourDescription? Behaviour,
    Reference EnergyClass,
    Sourced<GateEquivalents>? Area,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Bytes of a register window.</summary>
    public static ByteSize WindowSize { get; } = new(4096);

    /// <summary>Reads an entry.</summary>
    public static ModuleDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the module."),
        node.OpenUnion<IModuleParameters>("kind", "Kind of the module; it decides which further keys there are."),
        node.Reference("zone", "Its zone."),
        node.Text("vendor", "Who makes it."),
        node.OptionalScalar("collusion_domain", "Modules of one domain are assumed to pool what they see; absent: the vendor is the domain.", Scalar.Text),
        node.Reference("clock", "Its clock."),
        node.Count("rrid", "Request role id that its transfers carry (IOPMP).", 0, 65535),
        node.Located("registers", "First address of its register window of 4 KiB.", Scalar.Address),
        node.OptionalValue("interrupt", "Bit of mip that its completion interrupt sets, 16 to 31; absent: the driver polls.", Form.Located(Form.Scalar(Scalar.Count.Within(16, 31)))),
        node.Reference("ring", "Memory in which the driver places the descriptor ring."),
        node.Object("dma", "How it masters the bus.", DmaDescription.Read),
        node.OptionalObject("state", "What it keeps from job to job; absent: modules of the trusted base forget at the end of each job, all others when the driver asks, at no cost.", StateDescription.Read),
        node.OptionalSourced("deadline", "Cycles of its clock after which a job that is not complete is a finding (TB306); absent: never.", Quantity.Cycles),
        node.OptionalObject("behaviour", "How it attacks, to try out chip and policy; absent: it does what it should.", BehaviourDescription.Read),
        node.Reference("energy", "Class of the energy table."),
        node.OptionalSourced("area", "Logic size without memories; absent: unknown.", Quantity.Gates),
        node.Position);
}
