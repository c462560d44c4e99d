namespace CoDesign.Description.Chips;

/// <summary>What a DRAM controller does with a row after an access.</summary>
public enum RowPolicy
{
    /// <summary>It stays open: the next access to it is a hit, one to another row of the bank a conflict.</summary>
    Open,

    /// <summary>It is precharged as soon as may be: the next access of the bank finds it closed.</summary>
    Closed,
}
