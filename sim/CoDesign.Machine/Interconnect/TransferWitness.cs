using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>Sees a transfer with its bytes, and a label id for each; no labels if they are not followed.</summary>
internal delegate void TransferWitness(in Transfer transfer, ReadOnlySpan<byte> bytes, ReadOnlySpan<ushort> labels);
