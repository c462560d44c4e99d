namespace CoDesign.Timing;

/// <content>Cache-block instructions.</content>
public sealed unsafe partial class CacheModel
{
    /// <summary>Writes a line back if it is there and dirty, and makes it go.</summary>
    /// <param name="address">An address in the line.</param>
    /// <param name="writesBack">Whether a dirty line is written back.</param>
    /// <param name="forgets">Whether the line goes.</param>
    public void Manage(ulong address, bool writesBack, bool forgets)
    {
        CacheWay* way = Find(LineOf(address));
        if (way is null)
        {
            return;
        }

        WriteBacks += way->IsDirty && writesBack ? 1 : 0;
        way->IsDirty = false;

        // Also a line that stays: the next write makes it dirty again.
        Remove(ref *way);
        if (forgets)
        {
            way->Line = CacheWay.Empty;
            way->Stamp = long.MinValue;
        }
    }
}
