using System.Reflection;
using System.Text;

namespace CoDesign.OpenCL.Devices;

/// <summary>The kernels' text, which lies in this assembly.</summary>
internal static class KernelSource
{
    /// <summary>Files one after the other, with definitions before them.</summary>
    /// <param name="definitions">Macros: name and value.</param>
    /// <param name="files">Names of files in Kernels/.</param>
    public static string Of(IEnumerable<(string Name, string Value)> definitions, params string[] files)
    {
        var text = new StringBuilder();
        foreach ((string name, string value) in definitions)
        {
            text.Append("#define ").Append(name).Append(' ').Append(value).Append('\n');
        }

        foreach (string file in files)
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
                ?? throw new InvalidOperationException($"no kernel {file} in this assembly");
            using var reader = new StreamReader(stream);
            text.Append(reader.ReadToEnd()).Append('\n');
        }

        return text.ToString();
    }
}
