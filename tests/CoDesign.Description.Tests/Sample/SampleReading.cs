using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Tests.Sample;

/// <summary>Reads a text with a reading method made for one test.</summary>
public static class SampleReading
{
    public const string File = "a.yaml";

    public static (T Value, string[] Messages) Read<T>(string yaml, Func<NodeReader, T> read)
        where T : class
    {
        DiagnosticBag bag = new();
        T value = new DescriptionReader(new MemoryFileSystem(), SampleParameters.Registry).ReadText(File, yaml, read, bag);
        return (value, [.. bag.Sorted().Select(diagnostic => diagnostic.ToString())]);
    }
}
