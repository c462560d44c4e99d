using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Cores;

/// <summary>Costs of lr and sc, on a core where they differ from read-modify-write instructions.</summary>
/// <param name="LoadLatency">Cycles from the issue of lr until its value can be used.</param>
/// <param name="LoadInterval">Cycles from the issue of lr until the next instruction can issue.</param>
/// <param name="StoreLatency">Cycles from the issue of sc until its result can be used.</param>
/// <param name="StoreInterval">Cycles from the issue of sc until the next instruction can issue.</param>
public sealed record ExclusiveDescription(
    Sourced<Cycles> LoadLatency, Sourced<Cycles> LoadInterval, Sourced<Cycles> StoreLatency, Sourced<Cycles> StoreInterval)
{
    /// <summary>Reads the block.</summary>
    public static ExclusiveDescription Read(NodeReader node) => new(
        node.Sourced("load_latency", "Cycles from the issue of lr until its value can be used.", Limited),
        node.Sourced("load_interval", "Cycles from the issue of lr until the next instruction can issue.", Limited),
        node.Sourced("store_latency", "Cycles from the issue of sc until its result can be used.", Limited),
        node.Sourced("store_interval", "Cycles from the issue of sc until the next instruction can issue.", Limited));

    private static ScalarKind<Cycles> Limited => Quantity.Cycles.Within(new Cycles(1), new Cycles(255));
}
