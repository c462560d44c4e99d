namespace CoDesign.Modules.Tensor;

/// <summary>Which buffer an input goes through.</summary>
internal enum OperandRole
{
    /// <summary>None: it is read once, as a whole.</summary>
    Whole,

    /// <summary>That of left operands.</summary>
    Input,

    /// <summary>That of right operands.</summary>
    Weight,
}
