namespace CoDesign.Modules.Prover;

/// <summary>Where the products between the passes of a transform are made.</summary>
public enum TwiddleProducts
{
    /// <summary>In the butterfly units, a turn each.</summary>
    Butterflies,

    /// <summary>In multipliers of their own, on the way.</summary>
    Own,
}
