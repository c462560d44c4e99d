namespace CoDesign.Modules.Prover;

/// <summary>Who adds the buckets up.</summary>
public enum BucketReduction
{
    /// <summary>The adders of the unit.</summary>
    Unit,

    /// <summary>Whoever reads the buckets; not in the time but for <c>overhead</c>.</summary>
    Host,
}
