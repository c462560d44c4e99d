using CoDesign.Description.Quantities;

namespace CoDesign.Machine.Modules;

/// <summary>
/// An accelerator of some kind: a cost model around a function that really computes. It sees the chip through its <see cref="Job"/>
/// only: no memory, no other module, no clock but the job's.
/// </summary>
public interface IModule
{
    /// <summary>Says what is wrong with a descriptor, before anything is read.</summary>
    /// <returns>Null if the module can take the job; else what is wrong and what is allowed (finding TB211).</returns>
    string? Refuse(JobDescriptor descriptor);

    /// <summary>Does a job.</summary>
    /// <returns>
    /// The times at which to go on: after each, the method continues when the simulation has reached that time. The job is complete
    /// when the method ends.
    /// </returns>
    IEnumerable<SimTime> Run(Job job);
}
