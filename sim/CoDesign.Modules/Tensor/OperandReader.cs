using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tensor;

/// <summary>
/// In which order a unit reads its inputs: the part of each that is prefetched, then the rest of each, then what comes more than once.
/// </summary>
internal sealed class OperandReader
{
    private readonly List<(int Input, JobBuffer Part)> _parts = [];
    private readonly List<JobBuffer> _repetitions = [];
    private readonly MemoryStream[] _bytes;
    private int _part;
    private ulong _offset;

    /// <summary>Plans the reading.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="first">Bytes of each input to read before anything else.</param>
    /// <param name="passes">How often each is read.</param>
    public OperandReader(IReadOnlyList<JobBuffer> inputs, IReadOnlyList<ulong> first, IReadOnlyList<long> passes)
    {
        _bytes = [.. inputs.Select(_ => new MemoryStream())];
        for (int i = 0; i < inputs.Count; i++)
        {
            ulong head = Math.Min(inputs[i].Length, first[i]);
            Add(i, inputs[i].Address, head);
            HeadBytes += head;
        }

        for (int i = 0; i < inputs.Count; i++)
        {
            ulong head = Math.Min(inputs[i].Length, first[i]);
            Add(i, inputs[i].Address + head, inputs[i].Length - head);
            for (long pass = 1; pass < passes[i]; pass++)
            {
                _repetitions.Add(inputs[i]);
            }
        }
    }

    /// <summary>Bytes that are read before anything else.</summary>
    public ulong HeadBytes { get; }

    /// <summary>Bytes taken so far, without repetitions.</summary>
    public ulong Taken { get; private set; }

    /// <summary>Everything to read, in order.</summary>
    public IReadOnlyList<JobBuffer> Parts => [.. _parts.Select(p => p.Part), .. _repetitions];

    /// <summary>The bytes of each input, once they have been taken.</summary>
    public IReadOnlyList<byte[]> Bytes => [.. _bytes.Select(s => s.ToArray())];

    /// <summary>Takes the next burst; a burst never spans two parts. Of repetitions nothing is kept.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (_part == _parts.Count)
        {
            return;
        }

        (int input, JobBuffer part) = _parts[_part];
        _bytes[input].Write(bytes);
        Taken += (ulong)bytes.Length;
        _offset += (ulong)bytes.Length;
        if (_offset == part.Length)
        {
            _part++;
            _offset = 0;
        }
    }

    private void Add(int input, ulong address, ulong length)
    {
        if (length > 0)
        {
            _parts.Add((input, new JobBuffer(address, length)));
        }
    }
}
