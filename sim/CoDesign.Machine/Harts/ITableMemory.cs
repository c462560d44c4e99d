namespace CoDesign.Machine.Harts;

/// <summary>Memory as the page walker reaches it: through the memory protection and the data cache of its hart.</summary>
internal interface ITableMemory
{
    /// <summary>Reads a page-table entry.</summary>
    bool TryRead(ulong busAddress, int bytes, out ulong value);

    /// <summary>Writes a page-table entry.</summary>
    bool TryWrite(ulong busAddress, int bytes, ulong value);

    /// <summary>Reads a page-table entry without a trace.</summary>
    bool TryPeek(ulong busAddress, int bytes, out ulong value);
}
