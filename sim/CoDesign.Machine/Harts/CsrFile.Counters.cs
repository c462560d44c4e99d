using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <content>
/// Counters (RISC-V Privileged Architecture, “Hardware Performance Monitor”): cycle and instret, and with Zihpm 29 that count events.
/// Without Zihpm those are read-only zero.
/// </content>
internal sealed partial class CsrFile
{
    // mcountinhibit and mcounteren: CY 0, TM 1, IR 2, then a bit per event counter.
    private const ulong CycleBit = 1;
    private const ulong TimeEnabled = 2;
    private const ulong RetireBit = 4;
    private const int FirstEventCounter = 3;
    private const int EventCounters = 29;
    private const ulong EventBits = ((1UL << EventCounters) - 1) << FirstEventCounter;

    private readonly SoftwareCounter[] _eventCounters = new SoftwareCounter[EventCounters];
    private readonly PerformanceEvent?[] _events = new PerformanceEvent?[EventCounters];
    private ulong _machineCounters;
    private ulong _supervisorCounters;
    private ulong _inhibited;
    private SoftwareCounter _cycle;
    private SoftwareCounter _retired;

    // The counters that there are, as bits of mcounteren. Harts without Zihpm have the event counters, at zero, and do not lend them.
    private ulong LendableCounters => CycleBit | TimeEnabled | RetireBit | (HasEventCounters ? EventBits : 0);

    private bool HasEventCounters => _isa.Has(Extension.Zihpm);

    // mcycle and its kind, their user-mode views, and the selectors and switches.
    private static bool IsCounter(int number) =>
        number is >= Csrs.Mcountinhibit and < Csrs.Mcountinhibit + 32
            or >= Csrs.Mcycle and < Csrs.Mcycle + 32
            or >= Csrs.Mcycleh and < Csrs.Mcycleh + 32
            or >= Csrs.Cycle and < Csrs.Cycle + 32
            or >= Csrs.Cycleh and < Csrs.Cycleh + 32;

    private ulong ReadCounter(int number)
    {
        int index = number & 31;
        switch (number & ~31)
        {
            case Csrs.Mcountinhibit:
                return index == 0 ? _inhibited : (ulong)(_events[index - FirstEventCounter]?.Number ?? 0);
            case Csrs.Mcycle or Csrs.Cycle:
                return Low(CounterAt(index));
            default:
                return CounterAt(index) >> 32;
        }
    }

    private void WriteCounter(int number, ulong value)
    {
        int index = number & 31;
        switch (number & ~31)
        {
            case Csrs.Mcountinhibit when index == 0:
                Inhibit(value);
                break;
            case Csrs.Mcountinhibit:
                SelectEvent(index - FirstEventCounter, value);
                break;
            default:
                SetCounter(index, Merge(value, CounterBeforeWrite(index), isHigh: (number & ~31) == Csrs.Mcycleh));
                break;
        }
    }

    private ulong CounterAt(int index) => index switch
    {
        0 => _cycle.At(_counters.Cycles),
        1 => _counters.Ticks,
        2 => _retired.At(_counters.Instructions),
        _ => _eventCounters[index - FirstEventCounter].At(TotalOf(index - FirstEventCounter)),
    };

    // The half that is not written keeps what it would have had.
    private ulong CounterBeforeWrite(int index) => index == 0 ? _cycle.At(_counters.CyclesAfter) : CounterAt(index);

    private void SetCounter(int index, ulong value)
    {
        switch (index)
        {
            case 0:
                _cycle.Set(value, _counters.CyclesAfter);
                break;
            case 2:
                _retired.Set(value, _counters.InstructionsAfter);
                break;
            default:
                if (HasEventCounters)
                {
                    _eventCounters[index - FirstEventCounter].Set(value, TotalOf(index - FirstEventCounter));
                }

                break;
        }
    }

    private void Inhibit(ulong value)
    {
        _inhibited = value & (CycleBit | RetireBit | (HasEventCounters ? EventBits : 0));
        _cycle.Inhibit((_inhibited & CycleBit) != 0, _counters.CyclesAfter);
        _retired.Inhibit((_inhibited & RetireBit) != 0, _counters.InstructionsAfter);
        for (int i = 0; i < EventCounters; i++)
        {
            _eventCounters[i].Inhibit((_inhibited >> (i + FirstEventCounter) & 1) != 0, TotalOf(i));
        }
    }

    // A counter keeps its value when it is given another event. The selector is WARL: an unknown number becomes 0.
    private void SelectEvent(int counter, ulong value)
    {
        if (HasEventCounters)
        {
            ulong count = _eventCounters[counter].At(TotalOf(counter));
            _events[counter] = PerformanceEvent.Find(value);
            _eventCounters[counter].Set(count, TotalOf(counter));
        }
    }

    private long TotalOf(int counter) => _events[counter] is PerformanceEvent counted ? _counters.TotalOf(counted) : 0;
}
