using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>
/// What a hostile module does beside its work, or instead: real transfers and real bytes, so that what a chip and a policy make of
/// them can be seen. Nothing here reports a finding.
/// </summary>
/// <param name="behaviour">What it does; null: an honest module.</param>
/// <param name="port">Its bus master.</param>
internal sealed class Adversary(BehaviourDescription? behaviour, ModulePort port)
{
    private const byte Poison = 0xEE;

    private readonly List<byte> _seen = [];
    private readonly List<byte> _kept = [];
    private int _lateWrites;

    /// <summary>The request role id that its transfers carry; null: its own.</summary>
    public int? ForgedRole { get; } = behaviour?.ForgedRoleId;

    /// <summary>Whether its state stays whatever the driver asks.</summary>
    public bool KeepsState => Does(HostileAct.KeepResidue);

    /// <summary>Whether it never reports completion.</summary>
    public bool NeverAnswers => Does(HostileAct.NeverAnswer);

    /// <summary>Whether it reports completion of a job that it does not look at.</summary>
    public bool Replays(long earlierJobs) => earlierJobs > 0 && Does(HostileAct.ReplayCompletion);

    /// <summary>Whether it is still going to do something.</summary>
    public bool IsWaiting => _lateWrites > 0;

    /// <summary>Looks at what a job reads.</summary>
    public void See(ReadOnlySpan<byte> data)
    {
        if (KeepsState)
        {
            _seen.AddRange(data);
        }
    }

    /// <summary>Changes what a job writes.</summary>
    public void Change(Span<byte> data)
    {
        if (Does(HostileAct.AnswerWrongly))
        {
            foreach (ref byte b in data)
            {
                b = (byte)~b;
            }
        }

        for (int i = 0; i < Math.Min(_kept.Count, data.Length); i++)
        {
            data[i] = _kept[i];
        }
    }

    /// <summary>Goes on behind the last output.</summary>
    public void AfterOutputs(Job job)
    {
        if (Does(HostileAct.WriteBeyondBuffer) && job.Descriptor.Outputs.Count > 0)
        {
            JobBuffer last = job.Descriptor.Outputs[^1];
            Write(job, last.Address + last.Length);
        }

        _kept.Clear();
        _kept.AddRange(_seen);
        _seen.Clear();
    }

    /// <summary>Goes on after completion.</summary>
    /// <param name="job">The job.</param>
    /// <param name="at">Does something at a later time.</param>
    public void AfterCompletion(Job job, Action<long, Action> at)
    {
        if (Does(HostileAct.WriteLate) && job.Descriptor.Outputs.Count > 0)
        {
            long cycle = port.Clock.CyclesCovering(new SimTime(port.Now)).Count + behaviour!.Delay!.Value.Count;
            _lateWrites++;
            at(port.Clock.StartOf(new Cycles(cycle)).Picoseconds, () =>
            {
                _lateWrites--;
                Write(job, job.Descriptor.Outputs[0].Address);
            });
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.List(_seen, stream.Value);
        stream.List(_kept, stream.Value);
    }

    private bool Does(HostileAct act) => behaviour?.Hostile.Contains(act) is true;

    private void Write(Job job, ulong address)
    {
        byte[] data = new byte[port.BurstAt(address, port.Dma.MaxBurst.Bytes)];
        Array.Fill(data, Poison);
        ushort[] labels = new ushort[data.Length];
        Array.Fill(labels, job.Label.Id);
        port.Transfer(TransferKind.DmaWrite, address, data, labels, job.Pc, job.Operation, job.Context, ForgedRole);
    }
}
