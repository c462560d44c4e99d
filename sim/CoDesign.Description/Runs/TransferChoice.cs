namespace CoDesign.Description.Runs;

/// <summary>How buffers reach a module.</summary>
public enum TransferChoice
{
    /// <summary>The module reads and writes them in place where it may; buffers that it may not reach are staged.</summary>
    Direct,

    /// <summary>Every buffer is copied through the chip's staging memory.</summary>
    Staged,
}
