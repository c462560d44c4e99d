using System.Numerics;
using CoDesign.Description.Chips;

namespace CoDesign.Timing.Memories;

/// <summary>Where an address lies in a DRAM.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Bank">Bank of the channel.</param>
/// <param name="Row">Row of the bank.</param>
internal readonly record struct DramPlace(int Channel, int Bank, long Row)
{
    /// <summary>The place of an offset in the memory.</summary>
    public static DramPlace Of(ulong offset, DramDescription dram, ulong sizeBytes)
    {
        ulong rest = offset / dram.BurstBytes;
        int channel = 0;
        int bank = 0;
        long row = 0;
        for (int i = dram.Address.Count - 1; i >= 0; i--)
        {
            ulong count = CountOf(dram.Address[i], dram, sizeBytes);
            ulong value = rest % count;
            rest /= count;
            channel = dram.Address[i] is DramAddressField.Channel ? (int)value : channel;
            bank = dram.Address[i] is DramAddressField.Bank ? (int)value : bank;
            row = dram.Address[i] is DramAddressField.Row ? (long)value : row;
        }

        return new DramPlace(channel, bank, row);
    }

    private static ulong CountOf(DramAddressField field, DramDescription dram, ulong sizeBytes) => field switch
    {
        DramAddressField.Channel => (ulong)dram.Channels,
        DramAddressField.Bank => (ulong)dram.Banks,
        DramAddressField.Column => dram.Row.Bytes / dram.BurstBytes,
        _ => BitOperations.RoundUpToPowerOf2(sizeBytes) / (dram.Row.Bytes * (ulong)dram.Banks * (ulong)dram.Channels),
    };
}
