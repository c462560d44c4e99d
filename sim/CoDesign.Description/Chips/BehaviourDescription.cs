using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>How a module attacks; for trying out whether chip and policy withstand it.</summary>
/// <param name="Hostile">What it does.</param>
/// <param name="ForgedRoleId">The request role id that it forges.</param>
/// <param name="Delay">How long after completion it writes late.</param>
public sealed record BehaviourDescription(IReadOnlyList<HostileAct> Hostile, int? ForgedRoleId, Cycles? Delay)
{
    /// <summary>Reads the block.</summary>
    public static BehaviourDescription Read(NodeReader node)
    {
        var behaviour = new BehaviourDescription(
            node.ScalarList("hostile", "What it does beside its work, or instead.", Scalar.EnumOf<HostileAct>(), 1),
            node.OptionalScalar("rrid", "For forge_rrid: the request role id that its transfers carry.", Scalar.Count.Within(0, 65535)),
            node.OptionalScalar("delay", "For write_late: cycles of its clock after completion.", Quantity.Cycles));
        Demand(node, behaviour.Hostile.Contains(HostileAct.ForgeRrid), behaviour.ForgedRoleId is not null, "rrid", "forge_rrid");
        Demand(node, behaviour.Hostile.Contains(HostileAct.WriteLate), behaviour.Delay is not null, "delay", "write_late");
        return behaviour;
    }

    private static void Demand(NodeReader node, bool isNeeded, bool isThere, string key, string act)
    {
        if (isNeeded != isThere)
        {
            node.Error("hostile", isNeeded ? $"'{act}' needs '{key}'" : $"'{key}' is for '{act}' only", isNeeded ? $"add '{key}'" : $"remove '{key}', or add '{act}'");
        }
    }
}
