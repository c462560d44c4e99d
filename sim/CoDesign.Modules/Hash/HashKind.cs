using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>Kind <c>hash</c>: a unit that hashes messages.</summary>
/// <param name="backend">What computes.</param>
public sealed class HashKind(IComputeBackend backend) : IModuleKind
{
    /// <inheritdoc/>
    public string Tag => "hash";

    /// <inheritdoc/>
    public string Description => "Hashes messages: SHA-2, SHA-3, SHAKE, Keccak-256, BLAKE2s, BLAKE3, Poseidon2, HMAC.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("blocks of a message", "ceil((message + padding) / block); padding: 9 B for SHA-224 and SHA-256, 17 B for SHA-384 and SHA-512, 1 B for SHA-3, SHAKE and Keccak, none for the others; BLAKE3: also a block per pair of chunks of 1,024 B", "FIPS 180-4, FIPS 202, RFC 7693, the BLAKE3 paper"),
        new("blocks of HMAC", "those of the message, and 3: the key before it, the key and the inner digest after it; a key longer than a block is hashed first", "FIPS 198-1; lowRISC/opentitan 34ceb5eb, hw/ip/hmac/doc/theory_of_operation.md: 240 cycles of SHA-256"),
        new("permutations of SHAKE after the message", "ceil(digest / rate) - 1, rounds cycles each", "FIPS 202"),
        new("permutations of Poseidon2", "ceil(elements / rate): a sponge without padding", "Plonky3, symmetric/src/sponge.rs"),
        new("cycles of a block", "load + rounds; with overlaps_load the longer of the two", "lowRISC/opentitan 34ceb5eb, hw/ip/hmac and hw/ip/kmac; docs/accuracy.md compares it with the documentation of open cores"),
        new("cycles of a job", "from the first bytes on, each block when its bytes are there; messages of a batch go round the lanes; then the digests are written", "ours"),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => HashParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new HashUnit((HashParameters)parameters, clock, backend);
}
