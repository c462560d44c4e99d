namespace CoDesign.Description.Runs;

/// <summary>Who takes the regions that no binding names.</summary>
public enum OffloadChoice
{
    /// <summary>The first module, in the order of the chip, that offers the op.</summary>
    Auto,

    /// <summary>Nobody: software on the core. Bindings have no effect.</summary>
    None,
}
