using System.Globalization;
using CoDesign.Description.Diagnostics;
using CoDesign.Elf;
using CoDesign.Machine.Guest;
using CoDesign.Trust;

namespace CoDesign.Machine.Observation;

/// <summary>
/// The memory from <c>begin_signature</c> to <c>end_signature</c> when a program has ended, a word of four bytes per line: what
/// riscv-arch-test compares, in the format of Spike's <c>+signature</c> with <c>+signature-granularity=4</c>.
/// </summary>
internal sealed class Signature
{
    private const string Start = "begin_signature";
    private const string End = "end_signature";
    private const int WordBytes = 4;

    private readonly GuestMemory _memory;
    private readonly LabelTable _labels;
    private readonly SecretLog? _secrets;
    private readonly ulong _start;
    private readonly ulong _length;

    /// <summary>Finds the range of a program.</summary>
    /// <param name="elf">The program.</param>
    /// <param name="bias">What its addresses are moved by.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="labels">Joins labels.</param>
    /// <param name="secrets">Decides which words are shown; null: all.</param>
    /// <exception cref="ProgramProblemException">It has no such range.</exception>
    public Signature(ElfFile elf, ulong bias, GuestMemory memory, string path, LabelTable labels, SecretLog? secrets)
    {
        _memory = memory;
        _labels = labels;
        _secrets = secrets;
        if (!elf.TryGetSymbol(Start, out Symbol? start) || !elf.TryGetSymbol(End, out Symbol? end) || end.Value < start.Value)
        {
            throw new ProgramProblemException(
                SourcePosition.Of(path), $"the program has no memory between symbols '{Start}' and '{End}', which --signature writes", "leave --signature out, or define them");
        }

        _start = start.Value + bias;
        _length = end.Value - start.Value;
    }

    /// <summary>Writes the words.</summary>
    public void Write(TextWriter output)
    {
        Span<byte> word = stackalloc byte[WordBytes];
        for (ulong offset = 0; offset + WordBytes <= _length; offset += WordBytes)
        {
            bool isThere = _memory.TryRead(_start + offset, word);
            if (_secrets?.Hides("signature", _labels.Join(_memory.ReadLabels(_start + offset, WordBytes)), _start + offset) is true)
            {
                output.Write("????????\n");
                continue;
            }

            output.Write((isThere ? BitConverter.ToUInt32(word) : 0).ToString("x8", CultureInfo.InvariantCulture) + "\n");
        }
    }
}
