namespace CoDesign.Trust;

/// <summary>What is known of the job for which a module makes a transfer: the boundary compares what the module does with it.</summary>
/// <param name="outputs">The outputs as they were checked: address and length.</param>
public sealed class JobContext(IReadOnlyList<(ulong Address, ulong Length)> outputs)
{
    /// <summary>The outputs as they were checked.</summary>
    public IReadOnlyList<(ulong Address, ulong Length)> Outputs { get; } = outputs;

    /// <summary>How far the job is.</summary>
    public JobPhase Phase { get; set; }

    /// <summary>Whether the module found another descriptor when it read it again.</summary>
    public bool IsDescriptorChanged { get; set; }

    /// <summary>Tags of earlier jobs that the module still holds, and that nothing of this job has carried.</summary>
    public ulong Residue { get; set; }

    /// <summary>Whether a range lies in one of the outputs.</summary>
    public bool Covers(ulong address, ulong length)
    {
        foreach ((ulong start, ulong size) in Outputs)
        {
            if (address - start < size && length <= size - (address - start))
            {
                return true;
            }
        }

        return false;
    }
}
