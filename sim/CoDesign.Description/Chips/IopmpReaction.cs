namespace CoDesign.Description.Chips;

/// <summary>What a requester gets whose request an IOPMP refuses.</summary>
public enum IopmpReaction
{
    /// <summary>A bus error.</summary>
    BusError,

    /// <summary>Success: zeros when it reads, and its writes are dropped (ERR_CFG.rs).</summary>
    FakeSuccess,
}
