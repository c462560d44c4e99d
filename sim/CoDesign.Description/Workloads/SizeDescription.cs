using CoDesign.Description.Reading;

namespace CoDesign.Description.Workloads;

/// <summary>Other inputs of a workload.</summary>
/// <param name="Inputs">Files that replace those of the same name.</param>
/// <param name="Expect">What the program must do with them; null: as with the default inputs.</param>
public sealed record SizeDescription(KeyedList<InputFile> Inputs, Expectation? Expect)
{
    /// <summary>Reads an entry.</summary>
    public static SizeDescription Read(NodeReader node) => new(
        node.Map("inputs", "Files that replace those of the same name.", WorkloadDescription.FileName, InputFile.Read),
        node.OptionalObject("expect", "What the program must do with them; absent: as with the default inputs.", Expectation.Read));
}
