using CoDesign.Checkpoints;
using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <content>What a checkpoint keeps of the CSRs.</content>
internal sealed partial class CsrFile
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Mode = (PrivilegeMode)stream.Value((int)Mode);
        IsUserProgram = stream.Flag(IsUserProgram);
        Status = stream.Value(Status);
        Satp = stream.Value(Satp);
        TrapVector = stream.Value(TrapVector);
        ExceptionPc = stream.Value(ExceptionPc);
        Cause = stream.Value(Cause);
        _scratch = stream.Value(_scratch);
        _value = stream.Value(_value);
        _environment = stream.Value(_environment);
        SupervisorTrapVector = stream.Value(SupervisorTrapVector);
        SupervisorTimeCompare = stream.Value(SupervisorTimeCompare);
        _supervisorEnvironment = stream.Value(_supervisorEnvironment);
        _supervisorScratch = stream.Value(_supervisorScratch);
        _supervisorPc = stream.Value(_supervisorPc);
        _supervisorCause = stream.Value(_supervisorCause);
        _supervisorValue = stream.Value(_supervisorValue);
        _seedAccess = stream.Value(_seedAccess);
        _wires = stream.Value(_wires);
        _softwarePending = stream.Value(_softwarePending);
        _delegatedExceptions = stream.Value(_delegatedExceptions);
        _delegatedInterrupts = stream.Value(_delegatedInterrupts);
        Pending = stream.Value(Pending);
        Enabled = stream.Value(Enabled);
        stream.Map(_labels, stream.Value, stream.Value);
        Protection?.Exchange(stream);
        ExchangeCounters(stream);
        if (stream.IsReading)
        {
            AccessRulesChanged?.Invoke();
        }
    }

    private void ExchangeCounters(StateStream stream)
    {
        _machineCounters = stream.Value(_machineCounters);
        _supervisorCounters = stream.Value(_supervisorCounters);
        _inhibited = stream.Value(_inhibited);
        _cycle.Exchange(stream);
        _retired.Exchange(stream);
        for (int i = 0; i < EventCounters; i++)
        {
            _eventCounters[i].Exchange(stream);
            _events[i] = PerformanceEvent.Find((ulong)stream.Value(_events[i]?.Number ?? 0));
        }
    }
}
