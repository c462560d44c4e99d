using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>Everything off the chip that a program can reach by itself: standard output, standard input, files. Judged like any destination.</summary>
/// <param name="hart">Who sends and receives.</param>
/// <param name="fabric">Judges.</param>
/// <param name="output">Takes what passes.</param>
/// <param name="standardOutput">Standard output and standard error at the trust boundary.</param>
/// <param name="files">Files and standard input at the trust boundary.</param>
internal sealed class Outside(Hart hart, Fabric fabric, GuestOutput output, Party standardOutput, Party files)
{
    /// <summary>Id of standard output in policies.</summary>
    public const string StandardOutputId = "stdout";

    /// <summary>Id of files and standard input in policies.</summary>
    public const string FilesId = "files";

    /// <summary>Bytes leave through standard output.</summary>
    /// <returns>Whether they passed.</returns>
    public bool TryWrite(ReadOnlySpan<byte> bytes, ReadOnlySpan<ushort> labels, ulong address, ulong pc)
    {
        bool mayPass = bytes.Length == 0 || fabric.Pass(NewTransfer(TransferKind.Output, standardOutput, address, bytes.Length, pc), UnderBranch(labels));
        if (mayPass)
        {
            output.Write(bytes);
        }

        return mayPass;
    }

    /// <summary>Bytes come in from a file or from standard input.</summary>
    /// <returns>Whether they may.</returns>
    public bool TryRead(int length, ReadOnlySpan<ushort> labels, ulong address, ulong pc) =>
        length == 0 || fabric.Pass(NewTransfer(TransferKind.Input, files, address, length, pc), labels);

    // What is written under a branch carries its label.
    private unsafe ReadOnlySpan<ushort> UnderBranch(ReadOnlySpan<ushort> labels)
    {
        var scope = new Label(hart.State->ScopeLabel);
        if (scope.IsPublic)
        {
            return labels;
        }

        ushort[] raised = labels.ToArray();
        for (int i = 0; i < raised.Length; i++)
        {
            raised[i] = hart.Labels.Join(new Label(raised[i]), scope).Id;
        }

        return raised;
    }

    private Transfer NewTransfer(TransferKind kind, Party sink, ulong address, int length, ulong pc) => new()
    {
        Kind = kind,
        Initiator = hart.Party,
        Target = sink,
        Address = address,
        Length = (ulong)length,
        Pc = pc,
        TimePicoseconds = hart.NowPicoseconds,
    };
}
