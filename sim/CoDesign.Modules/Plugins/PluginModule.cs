using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Plugins;

/// <summary>A plugin's module: what it throws fails the job, and nothing else.</summary>
/// <param name="module">The plugin's own module.</param>
internal sealed class PluginModule(IModule module) : IModule
{
    // Simulated time ends after 106 days; a job of more than eleven is a mistake.
    private const long MostPicoseconds = 1_000_000_000_000_000_000;

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor) =>
        Guarded.Try(() => module.Refuse(descriptor), out string? refusal, out string? problem) ? refusal : $"the plugin failed: {problem}";

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        if (!Guarded.Try<IEnumerator<SimTime>>(() => module.Run(job).GetEnumerator(), out IEnumerator<SimTime>? work, out string? problem))
        {
            job.Fail(JobStatus.Fault, $"the plugin failed: {problem}");
            yield break;
        }

        while (TryNext(job, work, out SimTime time))
        {
            // A plugin may be late, not early.
            yield return time.Picoseconds < job.Now.Picoseconds ? job.Now : time;
        }

        Guarded.Try(() => Dispose(work), out _, out _);
    }

    private static bool TryNext(Job job, IEnumerator<SimTime> work, out SimTime time)
    {
        time = default;
        if (!Guarded.Try(work.MoveNext, out bool isMore, out string? problem) || (isMore && !Guarded.Try(() => work.Current, out time, out problem)))
        {
            job.Fail(JobStatus.Fault, $"the plugin failed: {problem}");
            return false;
        }

        if (isMore && time.Picoseconds - job.Now.Picoseconds > MostPicoseconds)
        {
            job.Fail(JobStatus.Fault, $"the plugin asked for {time}, more than 11 days from now");
            return false;
        }

        return isMore;
    }

    private static bool Dispose(IEnumerator<SimTime> work)
    {
        work.Dispose();
        return true;
    }
}
