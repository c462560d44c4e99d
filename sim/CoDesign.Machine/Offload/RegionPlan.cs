using CoDesign.Description.Chips;
using CoDesign.Description.Runs;

namespace CoDesign.Machine.Offload;

/// <summary>
/// Decides who takes a region: a binding of the run, or the first module in the order of the chip that offers the op. The policy has
/// no say, or the audit could find nothing.
/// </summary>
/// <param name="modules">Modules, in the order of the chip.</param>
/// <param name="offload">Who takes regions without binding.</param>
/// <param name="bindings">Bindings of the run.</param>
internal sealed class RegionPlan(IReadOnlyList<ModuleDescription> modules, OffloadChoice offload, IReadOnlyList<BindingDescription> bindings)
{
    /// <summary>The binding of a region.</summary>
    /// <param name="name">Name of the region.</param>
    /// <param name="operation">Op that the program asks for.</param>
    public RegionBinding For(string name, uint operation)
    {
        if (offload is OffloadChoice.None)
        {
            return RegionBinding.Software;
        }

        BindingDescription? bound = bindings.FirstOrDefault(b => b.Region.Value == name);
        int index = bound is not null
            ? IndexOf(m => m.Id == bound.Module.Id)
            : IndexOf(m => m.Kind.Value.Operations.Contains(operation));
        return new RegionBinding(index);
    }

    /// <summary>Whether the buffers of a module are always copied.</summary>
    public bool IsForcedStaged(string module) =>
        bindings.Any(b => b.Module.Id == module && b.Transfer is TransferChoice.Staged);

    private int IndexOf(Func<ModuleDescription, bool> predicate)
    {
        for (int i = 0; i < modules.Count; i++)
        {
            if (predicate(modules[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
