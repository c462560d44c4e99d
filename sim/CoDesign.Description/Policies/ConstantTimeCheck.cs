namespace CoDesign.Description.Policies;

/// <summary>What may not depend on a secret where time must not tell of it.</summary>
public enum ConstantTimeCheck
{
    /// <summary>Where control goes (TB501).</summary>
    Branch,

    /// <summary>Which address is accessed (TB502).</summary>
    Address,

    /// <summary>Operands of instructions whose time depends on them (TB503).</summary>
    Latency,
}
