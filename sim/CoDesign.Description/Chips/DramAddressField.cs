namespace CoDesign.Description.Chips;

/// <summary>What some bits of an address select in a DRAM.</summary>
public enum DramAddressField
{
    /// <summary>The row of a bank.</summary>
    Row,

    /// <summary>The bank of a channel; neighbours lie in different bank groups.</summary>
    Bank,

    /// <summary>The burst in a row.</summary>
    Column,

    /// <summary>The channel.</summary>
    Channel,
}
