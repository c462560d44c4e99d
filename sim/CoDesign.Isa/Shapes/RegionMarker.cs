namespace CoDesign.Isa;

/// <summary>
/// Requests that a program makes of a simulator through hint instructions. On a machine that does not know them they do nothing,
/// so that the same program runs with the same output everywhere.
/// </summary>
public enum RegionMarker
{
    /// <summary>Offload the region described at a0; a1 becomes 1 when all its outputs are complete.</summary>
    Call,

    /// <summary>Start the job described at a0 and go on; a1 becomes 1 if a module accepted it.</summary>
    Submit,

    /// <summary>Wait for the job described at a0; a1 becomes 1 when all its outputs are complete.</summary>
    Wait,

    /// <summary>The region of interest for statistics begins.</summary>
    InterestBegin,

    /// <summary>The region of interest for statistics ends.</summary>
    InterestEnd,

    /// <summary>Add the tag named in the descriptor at a0 to its buffers.</summary>
    Label,

    /// <summary>The buffers of the descriptor at a0 have just been overwritten with zeros.</summary>
    Scrub,

    /// <summary>The software path of the region described at a0 has ended.</summary>
    End,
}
