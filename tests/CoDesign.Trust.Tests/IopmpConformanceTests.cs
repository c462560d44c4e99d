using static CoDesign.Trust.Tests.IopmpUnit;

namespace CoDesign.Trust.Tests;

// The titles of the tests of the specification's reference model (riscv-non-isa/iopmp-spec, iopmp_ref_model/verif/tests/fullmodel.c),
// with its programming of registers and the answers that the specification demands. Not among them: titles about extensions that the
// model does not have: secondary permissions (SPS), MSI, entries without priority, cascading, xinr, source enforcement.
public sealed class IopmpConformanceTests
{
    [Theory]
    [InlineData("OFF - Read Access permissions", Off | R, 364, IopmpAccessKind.Read, 364, 1, IopmpError.NoRule)]
    [InlineData("OFF - Write Access permissions", Off | R, 364, IopmpAccessKind.Write, 364, 1, IopmpError.NoRule)]
    [InlineData("OFF - Instruction Fetch permissions", Off | R, 364, IopmpAccessKind.Fetch, 364, 1, IopmpError.NoRule)]
    [InlineData("TOR - Partial hit on a priority rule error", Tor | R, 368, IopmpAccessKind.Read, 364, 8, IopmpError.PartialHit)]
    [InlineData("TOR - 4Byte Read Access", Tor | R, 368, IopmpAccessKind.Read, 364, 4, IopmpError.None)]
    [InlineData("TOR - 4Byte AMO Write Access", Tor | R | W, 368, IopmpAccessKind.Atomic, 364, 4, IopmpError.None)]
    [InlineData("TOR - 4Byte Non-AMO Write Access", Tor | W, 368, IopmpAccessKind.Write, 364, 4, IopmpError.None)]
    [InlineData("TOR - 4Byte Write Access", Tor | W, 368, IopmpAccessKind.Atomic, 364, 4, IopmpError.IllegalWrite)]
    [InlineData("NA4 - 4Byte Read Access", Na4 | R, 364, IopmpAccessKind.Read, 364, 4, IopmpError.None)]
    [InlineData("NA4 - 4Byte No Read Access error", Na4 | W, 364, IopmpAccessKind.Read, 364, 4, IopmpError.IllegalRead)]
    [InlineData("NA4 - 4Byte Write Access", Na4 | R | W, 364, IopmpAccessKind.Atomic, 364, 4, IopmpError.None)]
    [InlineData("NA4 - 4Byte Non-AMO Write Access", Na4 | W, 364, IopmpAccessKind.Write, 364, 4, IopmpError.None)]
    [InlineData("NA4 - 4Byte No Write Access error", Na4 | R, 364, IopmpAccessKind.Write, 364, 4, IopmpError.IllegalWrite)]
    [InlineData("NA4 - 4Byte Execute Access", Na4 | X, 364, IopmpAccessKind.Fetch, 364, 4, IopmpError.None)]
    [InlineData("NA4 - 4Byte No Execute Access", Na4 | R, 364, IopmpAccessKind.Fetch, 364, 4, IopmpError.IllegalFetch)]
    [InlineData("NA4 - 8Byte Access error", Na4 | R, 364, IopmpAccessKind.Read, 364, 8, IopmpError.PartialHit)]
    [InlineData("NA4 - For exact 4 Byte error", Na4 | R, 364, IopmpAccessKind.Read, 368, 1, IopmpError.NoRule)]
    [InlineData("NAPOT - 8 Byte read access", Napot | R, 360, IopmpAccessKind.Read, 360, 8, IopmpError.None)]
    [InlineData("NAPOT - 8 Byte read access error", Napot | W, 360, IopmpAccessKind.Read, 360, 8, IopmpError.IllegalRead)]
    [InlineData("NAPOT - 8 Byte write access error", Napot | R, 360, IopmpAccessKind.Write, 360, 8, IopmpError.IllegalWrite)]
    [InlineData("NAPOT - 8 Byte write access", Napot | R | W, 360, IopmpAccessKind.Atomic, 360, 8, IopmpError.None)]
    [InlineData("NAPOT - 8 Byte Non-AMO write access", Napot | W, 360, IopmpAccessKind.Write, 360, 8, IopmpError.None)]
    [InlineData("NAPOT - 8 Byte Instruction access error", Napot | R, 360, IopmpAccessKind.Fetch, 360, 8, IopmpError.IllegalFetch)]
    [InlineData("NAPOT - 8 Byte Instruction access", Napot | X, 360, IopmpAccessKind.Fetch, 360, 8, IopmpError.None)]
    public void One_entry(string title, uint configuration, uint address, IopmpAccessKind access, ulong request, ulong length, IopmpError error)
    {
        IopmpUnit unit = new IopmpUnit().With(configuration, address >> 2);
        Assert.Equal((title, error), (title, unit.Ask(access, request, length).Error));

        // The record: ttype 1 read, 2 write or AMO, 3 fetch; etype; the request's address in words.
        uint type = access is IopmpAccessKind.Read ? 1u : access is IopmpAccessKind.Fetch ? 3u : 2u;
        Assert.Equal(error is IopmpError.None ? 0 : 1 | type << 1 | (uint)error << 4, unit[ErrInfo]);
        Assert.Equal(error is IopmpError.None ? 0 : (uint)request >> 2, unit[ErrReqAddr]);
    }

    [Fact] // OFF - UNKNOWN RRID ERROR
    public void Unknown_role() => Assert.Equal(IopmpError.UnknownRole, new IopmpUnit().With(Napot | R, 90).Ask(IopmpAccessKind.Read, 360, 4, role: 70).Error);

    [Theory] // Test entry granularity and encoding of ENTRY_ADDR(H): 5678 >> 2 is 0x58b
    [InlineData(4, Na4 | R, 0x58B, Na4 | R)]
    [InlineData(8, Na4 | R, 0x58A, Off | R)] // NA4 cannot be chosen
    [InlineData(8, Tor | R, 0x58A, Tor | R)]
    [InlineData(8, Napot | R, 0x58B, Napot | R)]
    [InlineData(32, Napot | R, 0x58B, Napot | R)] // bits 1 to 0 read as ones
    [InlineData(32, Tor | R, 0x588, Tor | R)]
    public void Granularity(ulong granularity, uint configuration, uint address, uint accepted)
    {
        IopmpUnit unit = new IopmpUnit(granularity).With(configuration, 5678 >> 2);
        Assert.Equal((address, accepted), (unit[unit.EntryAddr(1)], unit[unit.EntryCfg(1)]));
    }

    [Theory] // updating locked or unlocked fields, then the lock registers themselves
    [InlineData("MDLCK, updating locked srcmd_en field", MdLck, 0x10u, 0u, IopmpError.NoRule)]
    [InlineData("MDLCK, updating unlocked srcmd_en field", MdLck, 0x8u, 0u, IopmpError.None)]
    [InlineData("MDCFG_LCK, updating locked MDCFG field", MdcfgLck, 0x8u, 0u, IopmpError.NoRule)]
    [InlineData("MDCFG_LCK, updating unlocked MDCFG field", MdcfgLck, 0x4u, 0u, IopmpError.None)]
    [InlineData("Entry_LCK, updating locked ENTRY field", EntryLck, 0x8u, 0u, IopmpError.NoRule)]
    [InlineData("Entry_LCK, updating unlocked ENTRY field", EntryLck, 0x2u, 0u, IopmpError.None)]
    [InlineData("MDLCK register lock bit", MdLck, 0x1u, 0x10u, IopmpError.None)] // locked before it could lock the domain
    [InlineData("MDCFG_LCK register lock bit", MdcfgLck, 0x8u, 0x4u, IopmpError.NoRule)] // the count never shrinks
    [InlineData("Entry_LCK register lock bit", EntryLck, 0x8u, 0x2u, IopmpError.NoRule)]
    public void Locks(string title, ulong register, uint first, uint second, IopmpError error)
    {
        var unit = new IopmpUnit();
        unit[register] = first;
        unit[register] = second;
        Assert.Equal((title, error), (title, unit.With(Napot | X, 90).Ask(IopmpAccessKind.Fetch, 360, 8).Error));
    }

    [Theory] // MDLCK, updating locked and unlocked srcmd_enh field: domain 31 is bit 0 of SRCMD_ENH
    [InlineData(1u, IopmpError.NoRule)]
    [InlineData(2u, IopmpError.None)]
    public void Locks_of_high_domains(uint locked, IopmpError error)
    {
        var unit = new IopmpUnit { [MdLckH] = locked, [SrcmdEnH(2)] = 1, [Mdcfg(31)] = 2 };
        Assert.Equal(error, unit.Entry(1, Napot | X, 90).Ask(IopmpAccessKind.Fetch, 360, 8).Error);
    }

    [Theory] // SRCMD_EN lock bit, updating locked and unlocked SRCMD Table
    [InlineData(1u, IopmpError.NoRule)]
    [InlineData(0u, IopmpError.None)]
    public void Lock_bit_of_a_row(uint lockBit, IopmpError error)
    {
        var unit = new IopmpUnit { [SrcmdEn(2)] = lockBit };
        Assert.Equal(error, unit.With(Napot | X, 90).Ask(IopmpAccessKind.Fetch, 360, 8).Error);
    }

    [Fact] // MFR Extension: the second violation is in window 0, bit 2
    public void Further_violations()
    {
        IopmpUnit unit = new IopmpUnit().With(Napot | R, 90);
        unit.Ask(IopmpAccessKind.Write, 360, 8);
        Assert.Equal(0u, unit[ErrMfr]);
        unit.Ask(IopmpAccessKind.Write, 360, 8);
        Assert.Equal(1u, unit[ErrInfo] >> 8);
        Assert.Equal(1u << 31 | 1u << 2, unit[ErrMfr]);
        Assert.Equal((0u, 0u), (unit[ErrMfr], unit[ErrInfo] >> 8)); // reading has emptied the window
    }

    // ERR_CFG.ie is 2, rs 4; ENTRY_CFG.sixe 0x80, sexe 0x400. What is neither told by interrupt nor by error is not recorded.
    [Theory]
    [InlineData("Interrupt Suppression is Enabled", 2u, 0x80u, false, true, true)]
    [InlineData("Interrupt Suppression is disabled", 2u, 0u, true, true, true)]
    [InlineData("Error Suppression is Enabled", 4u, 0x400u, false, false, false)]
    [InlineData("Error Suppression is Enabled but rs is zero", 0u, 0x400u, false, false, false)]
    [InlineData("Error Suppression is disabled", 0u, 0u, false, true, true)]
    [InlineData("Interrupt and Error Suppression is Enabled", 6u, 0x480u, false, false, false)]
    [InlineData("Interrupt and Error Suppression is disabled", 2u, 0u, true, true, true)]
    public void Suppression(string title, uint errorConfiguration, uint suppression, bool interrupts, bool isBusError, bool isRecorded)
    {
        IopmpUnit unit = new IopmpUnit { [ErrCfg] = errorConfiguration }.With(suppression | Napot | R, 90);
        IopmpAnswer answer = unit.Ask(IopmpAccessKind.Fetch, 360, 8);
        Assert.Equal((title, IopmpError.IllegalFetch, isBusError), (title, answer.Error, answer.IsBusError));
        Assert.Equal((interrupts, isRecorded), (unit.Iopmp.IsInterrupting, (unit[ErrInfo] & 1) != 0));
    }

    [Theory] // Stall MD Feature, and Faulting Stalled Transactions Feature (ERR_CFG.stall_violation_en is 0x10)
    [InlineData(0u, true, IopmpError.None)]
    [InlineData(0x10u, false, IopmpError.Stalled)]
    public void Stall(uint errorConfiguration, bool waits, IopmpError error)
    {
        IopmpUnit unit = new IopmpUnit { [ErrCfg] = errorConfiguration, [SrcmdEn(5)] = 0x10, [Mdcfg(3)] = 2 }.Entry(1, Napot | X, 90);
        unit[MdStall] = 0x10;
        unit[RridScp] = 5; // asks
        Assert.Equal(1u, unit[RridScp] >> 30);
        Assert.Equal(waits, unit.Iopmp.Holds(5));
        Assert.Equal(error, unit.Ask(IopmpAccessKind.Fetch, 360, 8, role: 5).Error);
    }
}
