namespace CoDesign.Description.Policies;

/// <summary>What a value may be used for that nobody has verified.</summary>
public enum ResultUse
{
    /// <summary>As the address of a load or store (TB304).</summary>
    Pointer,

    /// <summary>As length or address of a buffer of a job (TB304).</summary>
    Length,

    /// <summary>As the condition of a branch (TB304).</summary>
    Branch,

    /// <summary>As the target of a jump (TB304).</summary>
    Code,

    /// <summary>To be sent off the chip (TB301).</summary>
    Release,
}
