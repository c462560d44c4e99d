using CoDesign.Description.Quantities;
using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>
/// The inputs of a job, read in bursts as fast as the module's bus interface allows: a new burst each cycle, as long as not too many
/// are under way.
/// </summary>
/// <example>
/// <code>
/// while (!inputs.IsAtEnd)
/// {
///     yield return inputs.NextIssue;
///     ReadOnlySpan&lt;byte&gt; bytes = inputs.Issue();   // empty: the job has failed
///     …  the bytes are there at inputs.DataTime
/// }
/// </code>
/// </example>
public sealed class InputStream
{
    private readonly Job _job;
    private readonly ModulePort _port;
    private readonly IReadOnlyList<JobBuffer> _buffers;
    private readonly Queue<long> _underWay = new();
    private readonly byte[] _data;
    private readonly ushort[] _labels;
    private ulong _remaining;
    private int _buffer;
    private ulong _offset;
    private long _nextIssue;

    internal InputStream(Job job, ModulePort port, IReadOnlyList<JobBuffer> buffers, ulong limit)
    {
        _job = job;
        _port = port;
        _buffers = buffers;
        _remaining = limit;
        _data = new byte[port.Dma.MaxBurst.Bytes];
        _labels = new ushort[_data.Length];
        _nextIssue = port.Now;
    }

    /// <summary>Whether everything was read, or the job has failed.</summary>
    public bool IsAtEnd => _remaining == 0 || _job.Status is not JobStatus.Pending;

    /// <summary>When the next burst can be issued.</summary>
    public SimTime NextIssue => new(_underWay.Count < _port.Dma.Outstanding ? _nextIssue : Math.Max(_nextIssue, _underWay.Peek()));

    /// <summary>When the bytes of the last burst are there.</summary>
    public SimTime DataTime { get; private set; }

    /// <summary>The bytes of the last burst.</summary>
    public Span<byte> Bytes => _data.AsSpan(0, LastLength);

    /// <summary>Label ids of the bytes of the last burst.</summary>
    public Span<ushort> Labels => _labels.AsSpan(0, LastLength);

    private int LastLength { get; set; }

    /// <summary>Reads the next burst; to be called at <see cref="NextIssue"/>.</summary>
    /// <returns>The bytes, good until the next call; empty if the job has failed.</returns>
    public Span<byte> Issue()
    {
        JobBuffer buffer = _buffers[_buffer];
        ulong address = buffer.Address + _offset;
        int length = _port.BurstAt(address, Math.Min(buffer.Length - _offset, _remaining));
        TransferResult result = _job.Transfer(TransferKind.DmaRead, address, _data.AsSpan(0, length), _labels.AsSpan(0, length));
        if (!result.IsOk)
        {
            LastLength = 0;
            return [];
        }

        while (_underWay.Count >= _port.Dma.Outstanding)
        {
            _underWay.Dequeue();
        }

        _underWay.Enqueue(result.CompletionPicoseconds);
        _nextIssue = _port.NextCycle(_port.Now);
        DataTime = new SimTime(Math.Max(DataTime.Picoseconds, result.CompletionPicoseconds));
        LastLength = length;
        _remaining -= (ulong)length;
        _offset += (ulong)length;
        if (_offset == buffer.Length)
        {
            _buffer++;
            _offset = 0;
        }

        return _data.AsSpan(0, length);
    }
}
