namespace CoDesign.Timing;

/// <content>Cache-block instructions.</content>
public sealed partial class CacheModel
{
    /// <summary>Writes a line back if it is there and dirty, and makes it go.</summary>
    /// <param name="address">An address in the line.</param>
    /// <param name="writesBack">Whether a dirty line is written back.</param>
    /// <param name="forgets">Whether the line goes.</param>
    public void Manage(ulong address, bool writesBack, bool forgets)
    {
        ulong line = LineOf(address);
        int first = ((int)line & _setMask) * _ways;
        for (int way = first; way < first + _ways; way++)
        {
            if (_lines[way] == line)
            {
                WriteBacks += _dirty[way] && writesBack ? 1 : 0;
                _dirty[way] = false;
                _lines[way] = forgets ? Invalid : line;
            }
        }
    }
}
