namespace CoDesign.Isa;

/// <summary>What a cache-block instruction does with the block that holds its address.</summary>
public enum CacheBlockAction
{
    /// <summary>cbo.inval: copies of the block go; what they hold beyond memory may be lost.</summary>
    Invalidate,

    /// <summary>cbo.clean: memory gets what copies of the block hold.</summary>
    Clean,

    /// <summary>cbo.flush: memory gets what copies of the block hold, and the copies go.</summary>
    Flush,

    /// <summary>cbo.zero: every byte of the block becomes zero.</summary>
    Zero,
}
