using System.Globalization;
using System.Text.RegularExpressions;
using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>Disassembler and assembler against GNU binutils.</summary>
public sealed partial class BinutilsTests
{
    private const ulong Seed = 4;
    private const ulong Origin = 0x8000_0000;
    private const int WordsPerEncoding = 60;

    // CSR numbers that binutils has no name for (Privileged Architecture, "CSR Listing": custom read/write).
    private const int FirstCustomCsr = 0x7C0;
    private const int CustomCsrs = 0x40;

    [Fact] // data/words/words.txt: what objdump said once, so that this needs no tools
    public void Disassembler_writes_committed_words_as_objdump_did()
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "words", "words.txt"))
            .Where(l => l[0] != '#')
            .Select(l => l.Split(' ', 4))];
        foreach (string[] line in lines)
        {
            InstructionTable table = Vectors.TableOf(line[0]);
            string ours = new Disassembler(table).Disassemble((uint)Vectors.Hex(line[2]), Vectors.Hex(line[1]));
            Assert.Equal($"{line[0]} {line[2]} {Normal(line[3])}", $"{line[0]} {line[2]} {Normal(ours)}");
        }

        Assert.Equal(
            Vectors.TablesKnownOutside
                .SelectMany(t => Vectors.MnemonicsOf(t).Select(m => $"rv{t.Isa.Xlen} {m}"))
                .Where(m => !m.Contains(" cd.", StringComparison.Ordinal) && !m.EndsWith("c.nop", StringComparison.Ordinal))
                .Order(),
            lines.Select(l => $"{l[0]} {l[3].Split(' ')[0]}").Distinct().Order());
    }

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void Disassembler_writes_rv32_as_objdump_does() => CompareWithObjdump(Vectors.TablesKnownOutside[0], EveryEncoding(Vectors.TablesKnownOutside[0]));

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void Disassembler_writes_rv64_as_objdump_does() => CompareWithObjdump(Vectors.TablesKnownOutside[1], EveryEncoding(Vectors.TablesKnownOutside[1]));

    // Words with two bits flipped. What we call illegal, objdump must not call by one of our names. (Fences and CSRs, of which it knows
    // fewer and more than we do, are left to the tests above.)
    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void Words_next_to_rv32_encodings_are_what_objdump_says() =>
        CompareWithObjdump(Vectors.TablesKnownOutside[0], Neighbours(Vectors.TablesKnownOutside[0]));

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void Words_next_to_rv64_encodings_are_what_objdump_says() =>
        CompareWithObjdump(Vectors.TablesKnownOutside[1], Neighbours(Vectors.TablesKnownOutside[1]));

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void All_halfwords_of_rv32_are_what_objdump_says() => CompareWithObjdump(Vectors.TablesKnownOutside[0], Halfwords);

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy", "riscv64-unknown-elf-objdump")]
    public void All_halfwords_of_rv64_are_what_objdump_says() => CompareWithObjdump(Vectors.TablesKnownOutside[1], Halfwords);

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy")]
    public void Gnu_assembler_reads_rv32_as_we_write_it() => CompareWithAssembler(Vectors.TablesKnownOutside[0]);

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy")]
    public void Gnu_assembler_reads_rv64_as_we_write_it() => CompareWithAssembler(Vectors.TablesKnownOutside[1]);

    [ToolFact("riscv64-unknown-elf-as", "riscv64-unknown-elf-objcopy")]
    public void Gnu_assembler_expands_pseudoinstructions_as_we_do()
    {
        foreach (InstructionTable table in Vectors.TablesKnownOutside)
        {
            (string Text, string)[] own =
                table.Isa.Xlen == 32 ? AssemblerTests.PseudoInstructionsOfRv32 : AssemblerTests.PseudoInstructionsOfRv64;
            string[] lines = [.. AssemblerTests.PseudoInstructions.Concat(own).Select(p => p.Text)];
            string text = string.Join('\n', ["target: nop", .. lines]);
            Assert.Equal(GnuAssembler(table, [".option norvc", text]), AssemblerTests.Code($"rv{table.Isa.Xlen}", text));
        }
    }

    private static IEnumerable<uint> Halfwords =>
        Enumerable.Range(0, 0x1_0000).Select(h => (uint)h).Where(h => InstructionTable.LengthOf(h) == 2);

    private static IEnumerable<EncodingPattern> Patterns(InstructionTable table) =>
        table.Definitions.Where(d => d.Shape is not Shape.Marker).Select(d => d.Pattern).Concat(table.Forms.Select(f => f.Pattern));

    private static IEnumerable<uint> EveryEncoding(InstructionTable table)
    {
        var chance = new Chance(Seed);
        foreach (EncodingPattern pattern in Patterns(table))
        {
            for (int n = 0; n < WordsPerEncoding; n++)
            {
                uint word = RandomWord(pattern, chance);
                if (pattern.Has(OperandKind.Csr))
                {
                    int number = chance.OneIn(2) ? chance.Of(Csrs.All).Number : FirstCustomCsr + chance.Below(CustomCsrs);
                    Insert(pattern, ref word, OperandKind.Csr, number);
                }

                bool isFence = table.TryFindRow(word, out InstructionDefinition row) && row.Shape is Shape.Fence;
                yield return isFence ? WithoutReserved(row.Pattern, word) : word;
            }
        }
    }

    // objdump knows fences with zeros in the reserved fields only.
    private static uint WithoutReserved(EncodingPattern fence, uint word) =>
        fence.Fields.Where(f => f.Operand is not (OperandKind.Pred or OperandKind.Succ)).Aggregate(word, (w, f) => w & ~f.Mask);

    private static IEnumerable<uint> Neighbours(InstructionTable table)
    {
        var chance = new Chance(Seed);
        foreach (EncodingPattern pattern in table.Definitions.Select(d => d.Pattern))
        {
            for (int n = 0; n < WordsPerEncoding; n++)
            {
                uint word = RandomWord(pattern, chance) ^ (1U << chance.Below(32)) ^ (1U << chance.Below(32));
                bool isSkipped = table.TryFindRow(word, out InstructionDefinition row)
                    && row.Shape is Shape.Fence or Shape.CsrRegister or Shape.CsrImmediate;
                if ((word & 3) == 3 && (word & 0x1F) != 0x1F && !isSkipped)
                {
                    yield return word;
                }
            }
        }
    }

    private static void CompareWithObjdump(InstructionTable table, IEnumerable<uint> candidates)
    {
        uint[] words = [.. candidates];
        string[] lines = Tool.InFolder(folder =>
        {
            // Of a plain binary file objdump knows the words of rv64gc only; an object file says which extensions it has.
            File.WriteAllBytes(Path.Combine(folder, "words.bin"), Encoding.Bytes(words));
            Assemble(folder, table, ["nop"]);
            Tool.Run(folder, "riscv64-unknown-elf-objcopy", "--update-section", ".text=words.bin", "words.o");
            return Tool.Text(Tool.Run(folder, "riscv64-unknown-elf-objdump", "-D", "-z", "-j", ".text", "-M", "no-aliases",
                $"--adjust-vma=0x{Origin:x}", "words.o")).Split('\n');
        });
        string[] answers = [.. lines.Select(l => ObjdumpLine().Match(l)).Where(m => m.Success).Select(m => m.Groups["text"].Value)];
        Assert.Equal(words.Length, answers.Length);
        var disassembler = new Disassembler(table);
        var differences = new List<string>();
        int compared = 0;
        ulong pc = Origin;
        foreach ((uint word, string answer) in words.Zip(answers))
        {
            string ours = disassembler.Disassemble(word, pc);
            string theirs = Normal(answer);
            bool isKnown = ours[0] != '.';
            if (isKnown ? !HasNoName(ours, theirs) && Normal(ours) != theirs : IsOurs(table, theirs))
            {
                differences.Add($"seed {Seed}, {table.Isa}, 0x{word:x8} at 0x{pc:x}: '{ours}', objdump: '{theirs}'");
            }

            compared += isKnown ? 1 : 0;
            pc += (ulong)InstructionTable.LengthOf(word);
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences.Take(400))}");
        Assert.True(compared > 2000, $"{compared} legal words");
    }

    private static void CompareWithAssembler(InstructionTable table)
    {
        var disassembler = new Disassembler(table);
        (uint Word, string Text)[] pairs =
        [
            .. EveryEncoding(table)
                .Select(w => (Word: w, Text: RelativeText(table, disassembler.Disassemble(w, Origin), w)))
                .Where(p => p.Text[0] != '.' && !NotOfGnu().IsMatch(p.Text)),
        ];
        byte[] code = GnuAssembler(
            table, pairs.SelectMany(p => (string[])[p.Word is <= 0xFFFF ? ".option rvc" : ".option norvc", p.Text]));
        int position = 0;
        foreach ((uint word, string text) in pairs)
        {
            int bytes = InstructionTable.LengthOf(word);
            uint theirs = bytes == 2 ? BitConverter.ToUInt16(code, position) : BitConverter.ToUInt32(code, position);
            Assert.True(table.TryDecode(word, out Instruction expected));
            Assert.True(table.TryDecode(theirs, out Instruction found), text);
            Assert.True(expected.Equals(found), $"seed {Seed}, {table.Isa}: '{text}' is 0x{word:x8}, as: 0x{theirs:x8}");
            position += bytes;
        }

        Assert.Equal(code.Length, position);
        Assert.True(pairs.Length > 3000, $"{pairs.Length} legal words");
    }

    private static byte[] GnuAssembler(InstructionTable table, IEnumerable<string> lines) => Tool.InFolder(folder =>
    {
        Assemble(folder, table, [".option norelax", .. lines]);
        Tool.Run(folder, "riscv64-unknown-elf-objcopy", "-O", "binary", "-j", ".text", "words.o", "words.bin");
        return File.ReadAllBytes(Path.Combine(folder, "words.bin"));
    });

    private static void Assemble(string folder, InstructionTable table, IEnumerable<string> lines)
    {
        File.WriteAllLines(Path.Combine(folder, "words.s"), lines);
        string mabi = table.Isa.Xlen == 64 ? "lp64" : "ilp32";
        Tool.Run(folder, "riscv64-unknown-elf-as", $"-march=rv{table.Isa.Xlen}{Vectors.KnownOutside}", $"-mabi={mabi}", "-o", "words.o", "words.s");
    }

    // Without a linker, targets must be relative to the instruction.
    private static string RelativeText(InstructionTable table, string text, uint word) =>
        table.TryDecode(word, out Instruction i) && InstructionRows.All[i.Row].Shape is Shape.Branch or Shape.Jump
            ? string.Create(CultureInfo.InvariantCulture, $"{text[..(text.LastIndexOf(' ') + 1)]}.{i.Immediate:+0;-0}")
            : text;

    // A region marker is an slti for binutils; it writes an empty fence set as "unknown".
    private static bool HasNoName(string ours, string theirs) =>
        ours.StartsWith("cd.", StringComparison.Ordinal)
            ? theirs.StartsWith("slti zero,a0,", StringComparison.Ordinal)
            : theirs.Contains("unknown", StringComparison.Ordinal);

    private static bool IsOurs(InstructionTable table, string text)
    {
        if (text == "c.addi16sp sp,0" || ReservedRound().IsMatch(text) || (table.Isa.Xlen == 32 && LongShift().IsMatch(text)))
        {
            return false; // binutils 2.40 prints these reserved encodings all the same
        }

        string mnemonic = text.Split(' ')[0];
        return table.TryFind(mnemonic, out _) || table.Forms.Any(f => f.Syntax.Mnemonic == mnemonic);
    }

    // Blanks, comments, hexadecimal numbers, and names of hints: c.addi zero, 0 is c.nop, c.slli64 a0 is c.slli a0, 0.
    private static string Normal(string text)
    {
        string plain = Target().Replace(text.Split('#')[0].Trim(), "${before}0x${target}").Replace('\t', ' ').Replace(", ", ",", StringComparison.Ordinal);
        plain = plain == "c.nop" ? "c.addi zero,0" : plain;
        plain = plain.Contains("64 ", StringComparison.Ordinal) && plain.StartsWith("c.s", StringComparison.Ordinal)
            ? plain.Replace("64 ", " ", StringComparison.Ordinal) + ",0"
            : plain;
        return Number().Replace(plain, n => Vectors.Hex(n.Value[2..]).ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*[0-9a-f]+:\t[0-9a-f ]+\t(?<text>.+)$")]
    private static partial Regex ObjdumpLine();

    [GeneratedRegex(@"^aes64ks1i .*,1[1-5]$")]
    private static partial Regex ReservedRound();

    [GeneratedRegex(@"^((c\.)?s(ll|rl|ra)|ror|bclr|bext|binv|bset)i .*,(3[2-9]|[4-6][0-9])$")]
    private static partial Regex LongShift();

    // What as 2.40 does not read: fences of an empty set, and shifts by 0, which it calls c.slli64 and so on.
    [GeneratedRegex(@"^fence (0,|.*, 0$)|^c\.s(ll|rl|ra)i .*, 0$")]
    private static partial Regex NotOfGnu();

    // In an object file a target is followed by its distance from a symbol.
    [GeneratedRegex(@"(?<before>[ ,\t])(?<target>[0-9a-f]+) <.*>$")]
    private static partial Regex Target();

    [GeneratedRegex(@"\b0x[0-9a-f]+\b")]
    private static partial Regex Number();
}
