using System.Security.Cryptography;
using CoDesign.Description.Checks;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Policies;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Workloads;
using CoDesign.Isa;

namespace CoDesign.Description.Loading;

/// <summary>Loads the program of a run with its inputs: from a workload file, or a bare ELF.</summary>
internal sealed class ProgramLoading(IFileSystem files, DescriptionReader reader, DiagnosticBag diagnostics)
{
    private const long MaximumFile = 1L << 30;
    private static ReadOnlySpan<byte> ElfMagic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    /// <summary>Loads a program.</summary>
    public ProgramImage? Load(string path, CoreDescription core, RunConfiguration? configuration, RunRequest request, PolicyDescription? policy)
    {
        if (TryReadFile(path, SourcePosition.Of(path), out byte[] content) && content.AsSpan().StartsWith(ElfMagic))
        {
            return BareElf(path, content);
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        WorkloadDescription workload = reader.ReadFile(path, WorkloadDescription.Read, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        Check(workload);
        if (policy is not null)
        {
            PolicyCheck.Check(policy, workload, diagnostics);
        }

        SizeDescription? size = FindSize(workload, request.Size is null ? configuration?.Size : new Reference(request.Size, SourcePosition.Of($"--size {request.Size}")));
        Keyed<ProgramFile>? program = Choose(workload, core);
        if (program is null || !TryReadChecked(program.Value.File, program.Value.Sha256, out byte[] elf))
        {
            return null;
        }

        (List<InputContent> inputs, bool areReplaced) = Inputs(workload, size, configuration, request);
        InputContent standardInput = workload.StandardInput is InputFile file && TryReadChecked(file.File, file.Sha256, out byte[] bytes)
            ? Content("stdin", bytes)
            : Content("stdin", []);

        // With inputs of the user's own, nobody knows what the program must print.
        Expectation? expect = areReplaced ? null : size?.Expect ?? workload.Expect;
        return new ProgramImage(
            workload.Name,
            program.Value.File.Path,
            elf,
            program.Value.Sha256,
            program.Key,
            workload.Abi,
            [workload.Name, .. workload.Arguments],
            inputs,
            standardInput,
            workload.Secrets,
            [.. workload.Labels.Select(l => l.Value)],
            workload.Regions,
            request.Size ?? configuration?.Size?.Id,
            expect,
            workload.Position);
    }

    /// <summary>Checks a workload without running it: its files must exist and have their checksums.</summary>
    public void CheckFiles(WorkloadDescription workload)
    {
        Check(workload);
        foreach (Keyed<ProgramFile> elf in workload.Elves)
        {
            TryReadChecked(elf.Value.File, elf.Value.Sha256, out _);
        }

        foreach (InputFile input in workload.Inputs.Concat(workload.Sizes.SelectMany(s => s.Value.Inputs)).Select(i => i.Value))
        {
            TryReadChecked(input.File, input.Sha256, out _);
        }
    }

    private void Check(WorkloadDescription workload)
    {
        foreach (Keyed<ProgramFile> elf in workload.Elves)
        {
            if (!IsaString.TryParse(elf.Key, out _, out string? problem))
            {
                diagnostics.Error(elf.Position, problem!);
            }
        }

        string[] names = [.. workload.Inputs.Keys];
        string[] labels = [.. workload.Labels.Select(l => l.Value)];
        foreach (SecretDescription secret in workload.Secrets)
        {
            secret.Tag.Resolve(diagnostics, labels, "tag", "this workload ('labels')");
            if (secret.File is Located<string> file && !names.Contains(file.Value))
            {
                diagnostics.Error(file.Position, $"there is no input '{file.Value}'", Spelling.Remedy(file.Value, names, "Inputs of this workload"));
            }
        }

        foreach (Keyed<SizeDescription> size in workload.Sizes)
        {
            foreach (Keyed<InputFile> input in size.Value.Inputs.Where(i => !names.Contains(i.Key)))
            {
                diagnostics.Error(input.Position, $"size '{size.Key}' replaces '{input.Key}', which is no input", Spelling.Remedy(input.Key, names, "Inputs of this workload"));
            }
        }
    }

    private SizeDescription? FindSize(WorkloadDescription workload, Reference? wanted)
    {
        if (wanted is not Reference reference || !reference.Resolve(diagnostics, workload.Sizes.Keys, "size", "this workload"))
        {
            return null;
        }

        workload.Sizes.TryFind(reference.Id, out SizeDescription? size);
        return size;
    }

    // Of the programs that the core can run, the one that uses most of it.
    private Keyed<ProgramFile>? Choose(WorkloadDescription workload, CoreDescription core)
    {
        Keyed<ProgramFile>? best = workload.Elves
            .Where(e => core.Isa.Covers(IsaString.Parse(e.Key)))
            .MaxBy(e => IsaString.Parse(e.Key).Extensions.Count);
        if (best is null && !diagnostics.HasErrors)
        {
            diagnostics.Error(
                workload.Position,
                $"workload '{workload.Name}' has programs for {string.Join(", ", workload.Elves.Keys)}, and core '{core.Name}' runs {core.Isa}",
                "choose another chip, or build the workload for this ISA");
        }

        return diagnostics.HasErrors ? null : best;
    }

    private (List<InputContent> Inputs, bool AreReplaced) Inputs(
        WorkloadDescription workload, SizeDescription? size, RunConfiguration? configuration, RunRequest request)
    {
        var inputs = new List<InputContent>();
        var replacements = new Dictionary<string, FileReference>();
        foreach (Keyed<FileReference> entry in configuration?.Inputs ?? new KeyedList<FileReference>([]))
        {
            replacements[entry.Key] = entry.Value;
            DemandInput(workload, entry.Key, entry.Position);
        }

        foreach ((string name, string path) in request.Inputs)
        {
            SourcePosition position = SourcePosition.Of($"--input {name}={path}");
            replacements[name] = new FileReference(path, path, position);
            DemandInput(workload, name, position);
        }

        foreach (Keyed<InputFile> entry in workload.Inputs)
        {
            InputFile input = size is not null && size.Inputs.TryFind(entry.Key, out InputFile? other) ? other : entry.Value;
            bool isReplaced = replacements.TryGetValue(entry.Key, out FileReference replacement);
            if (TryReadChecked(isReplaced ? replacement : input.File, isReplaced ? null : input.Sha256, out byte[] bytes))
            {
                inputs.Add(Content(entry.Key, bytes));
            }
        }

        return (inputs, replacements.Count > 0);
    }

    private void DemandInput(WorkloadDescription workload, string name, SourcePosition position)
    {
        if (!workload.Inputs.Keys.Contains(name))
        {
            diagnostics.Error(position, $"workload '{workload.Name}' has no input '{name}'", Spelling.Remedy(name, workload.Inputs.Keys, "Its inputs"));
        }
    }

    private static ProgramImage BareElf(string path, byte[] content)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);

        // Bare ELFs of riscv-tests and of calibration programs run in machine mode; a Linux program says so in a workload file, or
        // by being linked below main memory, which the ELF reader of the machine finds out.
        return new ProgramImage(
            name, path, content, Hash(content), null, ElfAbi.Guess(content), [name], [], Content("stdin", []), [], [], [], null, null, SourcePosition.Of(path));
    }

    private bool TryReadChecked(FileReference file, string? sha256, out byte[] content)
    {
        content = [];
        if (!file.Check(files, diagnostics) || !TryReadFile(file.Path, file.Position, out content))
        {
            return false;
        }

        string actual = Hash(content);
        // Empty after an error that is already told.
        if (!string.IsNullOrEmpty(sha256) && actual != sha256)
        {
            diagnostics.Error(file.Position, $"{file.Written} has SHA-256 {actual}, and {sha256} is written here", "restore the file, or write its new checksum if the change is wanted");
            return false;
        }

        return true;
    }

    private bool TryReadFile(string path, SourcePosition position, out byte[] content)
    {
        FileStatus status = files.Read(path, MaximumFile, out content);
        if (status is not FileStatus.Read)
        {
            string what = status switch
            {
                FileStatus.Missing => $"there is no file '{path}'",
                FileStatus.Folder => $"'{path}' is a folder",
                FileStatus.TooLarge => $"'{path}' is larger than 1 GiB",
                _ => $"'{path}' cannot be read",
            };
            diagnostics.Error(position, what);
        }

        return status is FileStatus.Read;
    }

    private static InputContent Content(string name, byte[] bytes) => new(name, bytes, Hash(bytes));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
