using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Files;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Modules;

namespace CoDesign.Cli.Explanations;

/// <summary>Every physical constant of the library's chips, core presets, DRAMs and energy tables.</summary>
internal sealed class LibraryConstants
{
    /// <summary>Reads the library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="files">Where its files are read.</param>
    public LibraryConstants(Library library, IFileSystem files)
    {
        var reader = new DescriptionReader(files, ModuleKinds.Registry);
        List<LibraryConstant> all = [];
        Read(library.Chips, ChipDescription.Read);
        Read(library.Cores, CoreDescription.Read);
        Read(library.Modules, ModulePreset.Read);
        Read(library.Drams, DramDescription.Read);
        Read(library.EnergyTables, EnergyTable.Read);
        All = all;

        void Read<T>(IReadOnlyList<(string Name, string File)> described, Func<NodeReader, T> read)
            where T : class
        {
            foreach ((string name, string file) in described)
            {
                List<StatedConstant> constants = [];
                // A file with errors is left out: they matter to whoever uses it, not to whoever asks about something else.
                reader.ReadFile(file, read, new DiagnosticBag(), null, constants);
                all.AddRange(constants.Select(c => new LibraryConstant(name, c)));
            }
        }
    }

    /// <summary>The constants, in the order of their files.</summary>
    public IReadOnlyList<LibraryConstant> All { get; }
}
