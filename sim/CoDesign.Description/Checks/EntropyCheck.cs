using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Isa;

namespace CoDesign.Description.Checks;

/// <summary>Whether a core with Zkr has a generator to draw from, and only generators name a tag.</summary>
public static class EntropyCheck
{
    /// <summary>Checks a chip with its core.</summary>
    public static void Check(ChipDescription chip, CoreDescription core, DiagnosticBag diagnostics)
    {
        foreach (DeviceDescription device in chip.Devices.Where(d => d.Tag is not null && d.Kind is not DeviceKind.Trng))
        {
            diagnostics.Error(device.Tag!.Value.Position, $"device '{device.Id}' has a tag and gives no numbers of its own", "remove 'tag'; it belongs to devices of kind trng");
        }

        if (!core.Isa.Has(Extension.Zkr) || chip.Cores.Count == 0)
        {
            return;
        }

        // The core reads the generator through a CSR: no transfer would tell that bytes came from another zone.
        CoreInstance instance = chip.Cores[0];
        if (chip.Devices.FirstOrDefault(d => d.Kind is DeviceKind.Trng) is not DeviceDescription generator)
        {
            diagnostics.Error(instance.Position, $"core '{instance.Id}' is {core.Isa}, and the chip has no entropy source for zkr", "add a device of kind trng, or leave zkr out of the ISA string");
        }
        else if (generator.Zone.Id != instance.Zone.Id)
        {
            diagnostics.Error(generator.Zone.Position, $"core '{instance.Id}' of zone '{instance.Zone.Id}' draws from device '{generator.Id}' of zone '{generator.Zone.Id}' through CSR seed", $"put the device in zone '{instance.Zone.Id}'");
        }
    }
}
