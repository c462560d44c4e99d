using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Loading;

/// <summary>A region that a certain module takes, as the command line says it: <c>REGION=MODULE</c> or <c>REGION=MODULE:TRANSFER</c>.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Module">The module, or software.</param>
/// <param name="Transfer">How buffers reach it.</param>
public sealed record RequestedBinding(string Region, string Module, TransferChoice Transfer)
{
    /// <summary>Reads one.</summary>
    /// <param name="region">What stands before the first equals sign.</param>
    /// <param name="rest">What stands behind it.</param>
    /// <param name="binding">The binding.</param>
    /// <returns>Whether the transfer is one that there is.</returns>
    public static bool TryParse(string region, string rest, out RequestedBinding binding)
    {
        // Ids of modules have no colon.
        int colon = rest.LastIndexOf(':');
        TransferChoice transfer = TransferChoice.Direct;
        bool isKnown = colon < 0 || Scalar.EnumOf<TransferChoice>().TryParse(new ScalarText(rest[(colon + 1)..], IsQuoted: false), out transfer, out _);
        binding = new RequestedBinding(region, colon < 0 ? rest : rest[..colon], transfer);
        return isKnown;
    }

    /// <summary>As the command line has it.</summary>
    public override string ToString() => $"{Region}={Module}{(Transfer is TransferChoice.Direct ? string.Empty : $":{YamlName.Of(Transfer)}")}";
}
