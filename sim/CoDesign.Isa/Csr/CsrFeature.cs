namespace CoDesign.Isa;

/// <summary>Units that a hart may lack, and with them their registers.</summary>
public enum CsrFeature
{
    /// <summary>The register belongs to no optional unit.</summary>
    None,

    /// <summary>Physical memory protection.</summary>
    Pmp,

    /// <summary>A part that mseccfg configures: enhanced physical memory protection (Smepmp), or the entropy source (Zkr).</summary>
    MachineSecurity,
}
