using CoDesign.Checkpoints;
using CoDesign.Description.Chips;

namespace CoDesign.Timing.Memories;

/// <summary>
/// A channel of a DRAM: banks, a data bus, and the distances that its commands keep. Accesses to one bank are served in the order in
/// which they are asked for; those to other banks may overtake. Times are cycles of its clock.
/// </summary>
internal sealed class DramChannel
{
    private readonly DramCycles _cycles;
    private readonly bool _closesRows;
    private readonly DramBank[] _banks;
    private readonly Occupancy _data = new();
    private readonly Occupancy _activates = new();
    private readonly Occupancy[] _accessesOfGroup;
    private readonly Occupancy[] _activatesOfGroup;
    private readonly long[] _lastActivates = [-1L << 40, -1L << 40, -1L << 40, -1L << 40];
    private int _activateAt;
    private long _lastWriteCommand = -1L << 40;
    private long _lastWriteEnd = -1L << 40;

    /// <summary>An idle channel.</summary>
    public DramChannel(DramDescription dram, DramCycles cycles)
    {
        _cycles = cycles;
        _closesRows = dram.Policy is RowPolicy.Closed;
        _banks = [.. Enumerable.Range(0, dram.Banks).Select(_ => new DramBank())];
        _accessesOfGroup = [.. Enumerable.Range(0, dram.BankGroups).Select(_ => new Occupancy())];
        _activatesOfGroup = [.. Enumerable.Range(0, dram.BankGroups).Select(_ => new Occupancy())];
    }

    /// <summary>Accesses to the open row of their bank.</summary>
    public long RowHits { get; private set; }

    /// <summary>Accesses to a bank without open row.</summary>
    public long RowMisses { get; private set; }

    /// <summary>Accesses to a bank with another row open.</summary>
    public long RowConflicts { get; private set; }

    /// <summary>Cycles with data on the bus.</summary>
    public long BusyCycles { get; private set; }

    /// <summary>Accesses that read a burst, or write one.</summary>
    /// <param name="cycle">When the controller can send the first command.</param>
    /// <param name="place">Bank and row.</param>
    /// <param name="isWrite">Whether it writes.</param>
    /// <returns>Cycle in which the first data is on the bus.</returns>
    public long Access(long cycle, DramPlace place, bool isWrite)
    {
        DramBank bank = _banks[place.Bank];
        int group = place.Bank % _accessesOfGroup.Length;
        long at = Refreshed(bank, cycle, Math.Max(cycle, Math.Max(bank.Row == place.Row ? 0 : bank.PrechargeFrom, FreeData(cycle, isWrite))));
        long command = Math.Max(Open(bank, group, at, place.Row), at);
        if (!isWrite && command >= _lastWriteCommand)
        {
            command = Math.Max(command, _lastWriteEnd + _cycles.WriteToRead);
        }

        long latency = isWrite ? _cycles.Write : _cycles.Read;
        command = FreeCommand(group, command, latency);
        long data = command + latency;
        _accessesOfGroup[group].Take(command, _cycles.AccessToAccessInGroup);
        _data.Take(data, DataCycles);
        BusyCycles += _cycles.Burst;
        long end = data + _cycles.Burst;
        if (isWrite)
        {
            _lastWriteCommand = command;
            _lastWriteEnd = end;
        }

        bank.PrechargeFrom = Math.Max(bank.PrechargeFrom, isWrite ? end + _cycles.WriteRecovery : command + _cycles.ReadToPrecharge);
        if (_closesRows)
        {
            bank.Row = DramBank.Closed;
            bank.ActivateFrom = Math.Max(bank.ActivatedAt + _cycles.ActivateToPrecharge, bank.PrechargeFrom) + _cycles.Precharge;
        }

        return data;
    }

    // The bus is also taken while no other access may follow.
    private int DataCycles => Math.Max(_cycles.Burst, _cycles.AccessToAccess);

    // When the bus has room for the data of a command, at the earliest.
    private long FreeData(long cycle, bool isWrite)
    {
        long latency = isWrite ? _cycles.Write : _cycles.Read;
        return _data.FirstFree(cycle + latency, DataCycles) - latency;
    }

    // A refresh of all banks begins at each multiple of the interval, and closes every row. An access that has begun is not cut short;
    // one that cannot begin before the refresh waits for it.
    private long Refreshed(DramBank bank, long cycle, long begins)
    {
        long refreshes = begins / _cycles.RefreshInterval;
        if (refreshes == 0)
        {
            return cycle;
        }

        long end = (refreshes * _cycles.RefreshInterval) + _cycles.Refresh;
        if (bank.Refreshes < refreshes)
        {
            bank.Refreshes = refreshes;
            bank.Row = DramBank.Closed;
            bank.ActivateFrom = Math.Max(bank.ActivateFrom, end);
        }

        return Math.Max(cycle, end);
    }

    // From when on the row can be accessed.
    private long Open(DramBank bank, int group, long at, long row)
    {
        if (bank.Row == row)
        {
            RowHits++;
            return bank.ActivatedAt + _cycles.ActivateToAccess;
        }

        long activate = Math.Max(at, bank.ActivateFrom);
        if (bank.Row == DramBank.Closed)
        {
            RowMisses++;
        }
        else
        {
            RowConflicts++;
            activate = Math.Max(at, Math.Max(bank.ActivatedAt + _cycles.ActivateToPrecharge, bank.PrechargeFrom)) + _cycles.Precharge;
        }

        activate = FreeActivate(group, activate);
        bank.Row = row;
        bank.ActivatedAt = activate;
        bank.PrechargeFrom = activate;
        return activate + _cycles.ActivateToAccess;
    }

    private long FreeActivate(int group, long earliest)
    {
        // The fourth last one, unless it was reserved for later than this.
        long fourth = _lastActivates[_activateAt];
        long wanted = fourth <= earliest ? Math.Max(earliest, fourth + _cycles.FourActivates) : earliest;
        for (long before = -1; before != wanted;)
        {
            before = wanted;
            wanted = _activates.FirstFree(wanted, _cycles.ActivateToActivate);
            wanted = _activatesOfGroup[group].FirstFree(wanted, _cycles.ActivateToActivateInGroup);
        }

        _activates.Take(wanted, _cycles.ActivateToActivate);
        _activatesOfGroup[group].Take(wanted, _cycles.ActivateToActivateInGroup);
        _lastActivates[_activateAt] = wanted;
        _activateAt = (_activateAt + 1) % _lastActivates.Length;
        return wanted;
    }

    private long FreeCommand(int group, long earliest, long latency)
    {
        long command = earliest;
        for (long before = -1; before != command;)
        {
            before = command;
            command = _accessesOfGroup[group].FirstFree(command, _cycles.AccessToAccessInGroup);
            command = _data.FirstFree(command + latency, DataCycles) - latency;
        }

        return command;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        foreach (DramBank bank in _banks)
        {
            bank.Exchange(stream);
        }

        foreach (Occupancy occupancy in (Occupancy[])[_data, _activates, .. _accessesOfGroup, .. _activatesOfGroup])
        {
            occupancy.Exchange(stream);
        }

        stream.Array<long>(_lastActivates);
        _activateAt = stream.Value(_activateAt);
        _lastWriteCommand = stream.Value(_lastWriteCommand);
        _lastWriteEnd = stream.Value(_lastWriteEnd);
        RowHits = stream.Count(RowHits);
        RowMisses = stream.Count(RowMisses);
        RowConflicts = stream.Count(RowConflicts);
        BusyCycles = stream.Count(BusyCycles);
    }
}
