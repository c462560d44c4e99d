using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Kernel;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>The bus master of a module: the one way by which it reaches anything.</summary>
/// <param name="party">Who the module is.</param>
/// <param name="dma">How it masters the bus.</param>
/// <param name="clock">Its clock.</param>
/// <param name="fabric">Moves bytes.</param>
/// <param name="events">The clock of the run.</param>
/// <param name="isTracking">Whether labels are followed.</param>
internal sealed class ModulePort(Party party, DmaDescription dma, Frequency clock, Fabric fabric, EventQueue events, bool isTracking)
{
    /// <summary>Who the module is.</summary>
    public Party Party { get; } = party;

    /// <summary>How it masters the bus.</summary>
    public DmaDescription Dma { get; } = dma;

    /// <summary>Its clock.</summary>
    public Frequency Clock { get; } = clock;

    /// <summary>Whether labels are followed.</summary>
    public bool IsTracking { get; } = isTracking;

    /// <summary>Time of the run.</summary>
    public long Now => events.Now;

    /// <summary>Bytes read so far.</summary>
    public long BytesIn { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long BytesOut { get; private set; }

    /// <summary>Makes one transfer, of at most a burst.</summary>
    public TransferResult Transfer(
        TransferKind kind, ulong address, Span<byte> data, Span<ushort> labels, ulong pc, string? operation, JobContext? job = null, int? forgedRole = null, bool isDescriptor = false)
    {
        var transfer = new Transfer
        {
            Kind = kind,
            Initiator = Party,
            Target = Party,
            Address = address,
            Length = (ulong)data.Length,
            RequestRoleId = forgedRole ?? Party.RequestRoleId,
            Pc = pc,
            TimePicoseconds = Now,
            Operation = operation,
            Job = job,
            IsDescriptor = isDescriptor,
        };
        TransferResult result = fabric.Transport(in transfer, data, IsTracking ? labels : []);
        if (result.IsOk)
        {
            BytesIn += kind is TransferKind.DmaRead ? data.Length : 0;
            BytesOut += kind is TransferKind.DmaWrite ? data.Length : 0;
        }

        return result;
    }

    /// <summary>Asks for attention. An interrupt is a transfer without bytes: its time tells something.</summary>
    public bool Interrupt(Party core, ulong pc) => fabric.Pass(
        new Transfer
        {
            Kind = TransferKind.Interrupt,
            Initiator = Party,
            Target = core,
            Pc = pc,
            TimePicoseconds = Now,
        },
        []);

    /// <summary>Bytes of the burst that begins at an address: bursts do not cross a multiple of the largest one.</summary>
    public int BurstAt(ulong address, ulong remaining)
    {
        ulong burst = Dma.MaxBurst.Bytes;
        return (int)Math.Min(remaining, burst - (address % burst));
    }

    /// <summary>The start of the clock cycle after a time.</summary>
    public long NextCycle(long picoseconds) => Clock.StartOf(Clock.CyclesIn(new SimTime(picoseconds)) + new Cycles(1)).Picoseconds;

    /// <summary>Moves the counts into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        BytesIn = stream.Count(BytesIn);
        BytesOut = stream.Count(BytesOut);
    }
}
