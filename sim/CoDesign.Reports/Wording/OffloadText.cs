using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Who took the regions, in a few words.</summary>
internal static class OffloadText
{
    /// <summary>The choice that leaves everything to software; bindings have no effect then.</summary>
    private const string None = "none";

    // How the bytes of a region reach its module, if the command line says nothing about it.
    private const string UsualTransfer = "direct";

    /// <summary>none, auto, or auto with the regions that have a module of their own.</summary>
    public static string Of(InputsRecord inputs) =>
        HasBindings(inputs) ? $"{inputs.Offload}; bindings {string.Join("; ", inputs.Bindings)}" : inputs.Offload;

    /// <summary>The value of the option of the command line.</summary>
    public static string OptionOf(InputsRecord inputs) =>
        HasBindings(inputs) ? string.Join(',', inputs.Bindings.Select(OptionOf)) : inputs.Offload;

    // The record has region=module,transfer; the command line region=module:transfer.
    private static string OptionOf(string binding)
    {
        int comma = binding.LastIndexOf(',');
        return comma < 0 ? binding
            : binding[(comma + 1)..] == UsualTransfer ? binding[..comma]
            : $"{binding[..comma]}:{binding[(comma + 1)..]}";
    }

    private static bool HasBindings(InputsRecord inputs) => inputs.Bindings.Count > 0 && inputs.Offload != None;
}
