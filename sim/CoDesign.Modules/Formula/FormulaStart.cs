namespace CoDesign.Modules.Formula;

/// <summary>From when on the latency of an op counts.</summary>
public enum FormulaStart
{
    /// <summary>When the last byte of the inputs is there.</summary>
    LastByte,

    /// <summary>When the first burst of the inputs is there: the unit works while it reads.</summary>
    FirstByte,
}
