using static CoDesign.Trust.Tests.IopmpUnit;

namespace CoDesign.Trust.Tests;

// What the titles of the reference model leave out: specification 0.8.2, "Registers", "Configuration Protection", "Safe Runtime
// Configuration", and the hazards that it warns of.
public sealed class IopmpRegisterTests
{
    [Fact]
    public void Information_registers_say_what_there_is()
    {
        var unit = new IopmpUnit();
        Assert.Equal(0x80u << 24, unit[0x00]); // VERSION.specver: major 0, minor 8
        Assert.Equal(63u, unit[Hwcfg0] >> 24 & 0x3F);
        Assert.Equal(0u, unit[Hwcfg0] & 1);
        Assert.Equal(64u | 512u << 16, unit[0x0C]);
        Assert.Equal(0x2000u, unit[0x2C]); // 0x1000 + 64 rows of 32 bytes is 0x1800; the next page
        unit[Hwcfg0] = 1;
        unit[Hwcfg0] = 0; // sticky
        Assert.Equal(1u, unit[Hwcfg0] & 1);
    }

    [Fact]
    public void Before_it_is_enabled_it_permits_everything() => Assert.Equal(IopmpError.None, new IopmpUnit().Ask(IopmpAccessKind.Write, 0x1234, 8, role: 70).Error);

    [Fact]
    public void The_record_keeps_the_first_violation_until_it_is_cleared()
    {
        IopmpUnit unit = new IopmpUnit().With(Na4 | R, 364 >> 2);
        unit.Ask(IopmpAccessKind.Write, 364, 4);
        unit.Ask(IopmpAccessKind.Read, 0x9000, 4, role: 3);
        Assert.Equal((364u >> 2, 2u | 1u << 16), (unit[ErrReqAddr], unit[ErrReqId])); // role 2, entry 1
        unit[ErrInfo] = 0;
        Assert.Equal(1u, unit[ErrInfo] & 1);
        unit[ErrInfo] = 1;
        Assert.Equal(0u, unit[ErrInfo] & 1);
        unit.Ask(IopmpAccessKind.Read, 0xC_0000_9000, 4, role: 3);
        Assert.Equal((0x2400u, 3u), (unit[ErrReqAddr], unit[ErrReqAddrH])); // 0xc00009000 >> 2 is 0x3_0000_2400
        Assert.Equal(0xFFFF_0003u, unit[ErrReqId]);
    }

    [Fact]
    public void An_interrupt_lasts_until_the_record_is_cleared()
    {
        IopmpUnit unit = new IopmpUnit { [ErrCfg] = 2 }.With(Na4 | R, 364 >> 2);
        unit.Ask(IopmpAccessKind.Write, 364, 4);
        Assert.True(unit.Iopmp.IsInterrupting);
        unit[ErrInfo] = 1;
        Assert.False(unit.Iopmp.IsInterrupting);
    }

    [Fact]
    public void A_locked_error_configuration_stays()
    {
        var unit = new IopmpUnit { [ErrCfg] = 3 };
        Assert.True(unit.Iopmp.Write(ErrCfg, 4).IsRefused);
        Assert.Equal(3u, unit[ErrCfg]);
    }

    [Fact]
    public void Writing_what_is_locked_is_told_and_writing_the_same_is_not()
    {
        IopmpUnit unit = new IopmpUnit().With(Na4 | R, 364 >> 2);
        unit[EntryLck] = 2 << 1;
        Assert.True(unit.Iopmp.Write(unit.EntryCfg(1), Na4 | R | W).IsRefused);
        Assert.False(unit.Iopmp.Write(unit.EntryCfg(1), Na4 | R).IsRefused);
        Assert.False(unit.Iopmp.Write(unit.EntryCfg(2), Na4 | R | W).IsRefused);
        Assert.Equal(Na4 | R, unit[unit.EntryCfg(1)]);
    }

    [Fact] // "if MDCFG(m) is locked, all its preceding entries must also be locked": the lock is a count
    public void A_locked_bound_locks_those_before_it()
    {
        var unit = new IopmpUnit { [MdcfgLck] = 3 << 1 };
        Assert.Equal((true, true, false), (unit.Iopmp.Write(Mdcfg(0), 1).IsRefused, unit.Iopmp.Write(Mdcfg(2), 1).IsRefused, unit.Iopmp.Write(Mdcfg(3), 1).IsRefused));
    }

    [Fact] // "the first entry of a memory domain refers to the previous memory domain"
    public void A_range_that_begins_a_domain_depends_on_the_domain_before()
    {
        var unit = new IopmpUnit { [SrcmdEn(2)] = 0b100, [Mdcfg(0)] = 1, [Mdcfg(1)] = 2 };
        unit.Entry(0, Off, 0x1000 >> 2).Entry(1, Tor | R, 0x2000 >> 2);
        Assert.Equal(IopmpError.NoRule, unit.Ask(IopmpAccessKind.Read, 0x0800, 4).Error);

        // Another domain's entry moves, and with it the start of this one.
        unit[unit.EntryAddr(0)] = 0;
        Assert.Equal(IopmpError.None, unit.Ask(IopmpAccessKind.Read, 0x0800, 4).Error);
    }

    [Fact] // a range of no bytes matches nothing
    public void A_range_whose_top_is_below_its_bottom_matches_nothing()
    {
        IopmpUnit unit = new IopmpUnit().With(Tor | R, 0x1000 >> 2).Entry(0, Off, 0x2000 >> 2);
        Assert.Equal(IopmpError.NoRule, unit.Ask(IopmpAccessKind.Read, 0x1800, 4).Error);
    }

    [Fact] // "an entry must belong to at most one memory domain", lower domains first, whatever the bounds
    public void An_improper_table_gives_each_entry_to_one_domain()
    {
        var unit = new IopmpUnit { [SrcmdEn(2)] = 0b10, [SrcmdEn(3)] = 0b100, [Mdcfg(0)] = 2, [Mdcfg(1)] = 1 };
        unit.Entry(0, Napot | R, 90).Entry(1, Napot | R, 92);
        Assert.Equal(IopmpError.None, unit.Ask(IopmpAccessKind.Read, 360, 8).Error);
        Assert.Equal(IopmpError.NoRule, unit.Ask(IopmpAccessKind.Read, 360, 8, role: 3).Error);
    }

    [Theory] // rrid_stall[s] <= exempt ^ (SRCMD(s).md & stall_by_md)
    [InlineData(0x10u, true, false)]
    [InlineData(0x11u, false, true)]
    public void Stalling_by_domain(uint stall, bool holdsFive, bool holdsSix)
    {
        IopmpUnit unit = new IopmpUnit { [SrcmdEn(5)] = 0x10, [SrcmdEn(6)] = 0x20 }.With(Napot | R, 90);
        unit[MdStall] = stall;
        Assert.Equal((holdsFive, holdsSix), (unit.Iopmp.Holds(5), unit.Iopmp.Holds(6)));

        // The decision is a snapshot: changing the table does not change it, writing 0 resumes.
        unit[SrcmdEn(5)] = 0x40;
        Assert.Equal(holdsFive, unit.Iopmp.Holds(5));
        unit[MdStall] = 0;
        Assert.Equal((false, false), (unit.Iopmp.Holds(5), unit.Iopmp.Holds(6)));
    }

    [Fact]
    public void Stalling_one_role()
    {
        IopmpUnit unit = new IopmpUnit().With(Napot | R, 90);
        unit[RridScp] = 1u << 30 | 7;
        Assert.Equal((true, 1u), (unit.Iopmp.Holds(7), unit[RridScp] >> 30));
        unit[RridScp] = 2u << 30 | 7;
        Assert.Equal((false, 2u), (unit.Iopmp.Holds(7), unit[RridScp] >> 30));
        unit[RridScp] = 70;
        Assert.Equal(3u, unit[RridScp] >> 30); // no such role
    }

    [Fact] // entries and bounds are changed by several writes, a row by one
    public void Changes_that_need_several_writes_name_the_roles_that_they_concern()
    {
        IopmpUnit unit = new IopmpUnit { [SrcmdEn(3)] = 0x20 }.With(Na4 | R, 364 >> 2);
        Assert.Equal([2], unit.Iopmp.Write(unit.EntryCfg(1), Na4 | R | W).ChangedRoles);
        Assert.Empty(unit.Iopmp.Write(unit.EntryCfg(1), Na4 | R | W).ChangedRoles);
        Assert.Empty(unit.Iopmp.Write(unit.EntryCfg(9), Na4 | R | W).ChangedRoles);
        Assert.Empty(unit.Iopmp.Write(SrcmdEn(2), 0).ChangedRoles);
    }
}
