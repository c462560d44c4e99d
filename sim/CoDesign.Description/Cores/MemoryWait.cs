namespace CoDesign.Description.Cores;

/// <summary>Where an instruction stands that waits for memory.</summary>
public enum MemoryWait
{
    /// <summary>In the decoder, so that nothing moves up.</summary>
    Decode,

    /// <summary>Behind it: the next instruction moves up into the decoder, and waits there.</summary>
    Behind,
}
