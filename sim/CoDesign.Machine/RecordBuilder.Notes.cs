using CoDesign.Description.Runs;
using CoDesign.Machine.Modules;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <content>What a reader must know to judge the numbers.</content>
internal sealed unsafe partial class RecordBuilder
{
    private IEnumerable<string> TimingNotes() => run.Timing switch
    {
        TimingMode.None => ["timing none: the program ran without a model of time; cycles, time and energy are not known, and its clock ticked once per instruction"],
        TimingMode.Fast => ["timing fast: caches always hit and every branch was foreseen, so cycles and time are below those of full timing; energy is not known"],
        _ => [],
    };

    private IEnumerable<string> SkipNotes() => Start.Instructions == 0 ? []
        : [$"the first {Start.Instructions} instructions were skipped: cycles, time, energy and counts begin behind them, with caches and predictor {(options.IsWarm ? "as the program left them" : "empty")}; crossings, findings and output are those of the whole run"];

    private List<string> Notes()
    {
        List<string> all = [.. TimingNotes(), .. SkipNotes(), .. notes];
        if (output.Dropped > 0)
        {
            all.Add($"the program wrote {output.Dropped} bytes more than the record keeps");
        }

        bool isWhole = end.Reason == ExitRecord.GuestExit && run.Offload is not OffloadChoice.None;
        foreach (BindingDescription binding in run.Bindings.Where(b => isWhole && regions.Ledger.Entries.All(e => e.Name != b.Region.Value)))
        {
            all.Add($"region '{binding.Region.Value}' is bound to '{binding.Module.Id}', and the program never came to a region of this name");
        }

        foreach (ModuleEngine module in chip.Modules.Where(m => m.Jobs > 0))
        {
            all.AddRange(module.Description.Kind.Value.Remarks.Select(r => $"module '{module.Description.Id}': {r}"));
        }

        if (symbols.Problem.Length > 0)
        {
            all.Add($"debug information is incomplete: {symbols.Problem}");
        }

        return all;
    }
}
