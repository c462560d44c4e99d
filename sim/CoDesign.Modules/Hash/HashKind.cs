using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>Kind <c>hash</c>: a unit that hashes messages with SHA-2, SHA-3 or Keccak-256.</summary>
/// <param name="backend">What computes.</param>
public sealed class HashKind(IComputeBackend backend) : IModuleKind
{
    /// <inheritdoc/>
    public string Tag => "hash";

    /// <inheritdoc/>
    public string Description => "Hashes messages: SHA-2, SHA-3, Keccak-256.";

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => HashParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new HashUnit((HashParameters)parameters, clock, backend);
}
