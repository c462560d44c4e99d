namespace CoDesign.Description.Chips;

/// <summary>
/// The parameters of a module kind. Each kind's record lives beside the code that uses it and is registered as a case of the union
/// that <see cref="ModuleDescription"/> reads.
/// </summary>
public interface IModuleParameters
{
    /// <summary>Ops that the module offers, by number (<c>CD_OP_…</c> of the guest header).</summary>
    IReadOnlyList<uint> Operations { get; }

    /// <summary>Actions that it counts, which its energy class must have.</summary>
    IReadOnlyList<string> Actions { get; }

    /// <summary>What a reader of results must know of it; the record of a run in which it worked has these sentences.</summary>
    IReadOnlyList<string> Remarks => [];

    /// <summary>Files beside the description that they were read from.</summary>
    IReadOnlyList<ParameterFile> Files => [];

    /// <summary>Its own name for an op; null: the one that all kinds share.</summary>
    string? NameOf(uint operation) => null;
}
