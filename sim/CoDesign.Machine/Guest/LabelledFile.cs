using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>A file that the program may read: bytes, and a label for each range of them.</summary>
/// <param name="Name">Name by which the program knows it.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Ranges">Labelled ranges; other bytes have the label of everything that comes from outside.</param>
/// <param name="Default">The label of everything that comes from outside.</param>
internal sealed record LabelledFile(
    string Name, ReadOnlyMemory<byte> Content, IReadOnlyList<(ulong Offset, ulong Length, Label Label, string Tag)> Ranges, Label Default)
{
    /// <summary>The labels of a part of the file.</summary>
    public void ReadLabels(int offset, Span<ushort> labels)
    {
        labels.Fill(Default.Id);
        for (int i = 0; i < labels.Length; i++)
        {
            foreach ((ulong start, ulong length, Label label, _) in Ranges)
            {
                if ((ulong)(offset + i) - start < length)
                {
                    labels[i] = label.Id;
                }
            }
        }
    }
}
