using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Plugins;

namespace CoDesign.Modules.Tests.Plugins;

/// <summary>A plugin that does what its parameter says, mostly wrong. It is abstract, so that the assembly of the tests is no plugin;
/// <see cref="PluginFile"/> derives from it.</summary>
public abstract class WaywardPlugin : IModulePlugin
{
    public const uint Operation = 0x8001;

    public virtual int Contract => PluginContract.Version;

    public string Tag => "wayward";

    public string Description => "Does something wrong.";

    public IModuleParameters Read(NodeReader node)
    {
        string act = node.Scalar("act", "What it does.", Scalar.Text);
        return act == "throw while reading" ? throw new InvalidOperationException("reading") : new Parameters(act);
    }

    public IModule Create(IModuleParameters parameters, Frequency clock) =>
        ((Parameters)parameters).Act == "throw while made" ? throw new InvalidOperationException("making") : new Module(((Parameters)parameters).Act);

    private sealed record Parameters(string Act) : IModuleParameters
    {
        public IReadOnlyList<uint> Operations { get; } = [Operation];

        public IReadOnlyList<string> Actions { get; } = ["burst"];

        public string? NameOf(uint operation) => "wander";
    }

    private sealed class Module(string act) : IModule
    {
        public string? Refuse(JobDescriptor descriptor) => act == "throw while refusing" ? throw new InvalidOperationException("refusing\nit") : null;

        public IEnumerable<SimTime> Run(Job job)
        {
            yield return act switch
            {
                "throw" => throw new InvalidOperationException("running"),
                "early" => SimTime.Zero,
                "late" => new SimTime(long.MaxValue),
                _ => job.Now,
            };
            job.Count(act == "count" ? "something" : "burst", act == "count less" ? -1 : 1);
            yield return job.Write(job.Descriptor.Outputs[0], [1, 2, 3, 4]);
        }
    }
}
