namespace CoDesign.Description.Chips;

/// <summary>Tables of an IOPMP that can be locked from reset on.</summary>
public enum IopmpTable
{
    /// <summary>Which memory domains each request role id has.</summary>
    Srcmd,

    /// <summary>Which entries each memory domain has.</summary>
    Mdcfg,

    /// <summary>The entries of the reset state.</summary>
    Entries,
}
