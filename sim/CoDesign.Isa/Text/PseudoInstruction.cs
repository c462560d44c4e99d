namespace CoDesign.Isa;

/// <summary>
/// Pseudoinstructions (RISC-V Assembly Programmer's Manual, “A listing of standard RISC-V pseudoinstructions”): text that is
/// replaced by text.
/// </summary>
internal static class PseudoInstruction
{
    private static readonly (string Form, string Expansion)[] All =
    [
        ("nop", "addi x0, x0, 0"),
        ("mv rd, rs", "addi rd, rs, 0"),
        ("not rd, rs", "xori rd, rs, -1"),
        ("neg rd, rs", "sub rd, x0, rs"),
        ("negw rd, rs", "subw rd, x0, rs"),
        ("sext.w rd, rs", "addiw rd, rs, 0"),
        ("zext.b rd, rs", "andi rd, rs, 255"),
        ("seqz rd, rs", "sltiu rd, rs, 1"),
        ("snez rd, rs", "sltu rd, x0, rs"),
        ("sltz rd, rs", "slt rd, rs, x0"),
        ("sgtz rd, rs", "slt rd, x0, rs"),
        ("beqz rs, target", "beq rs, x0, target"),
        ("bnez rs, target", "bne rs, x0, target"),
        ("blez rs, target", "bge x0, rs, target"),
        ("bgez rs, target", "bge rs, x0, target"),
        ("bltz rs, target", "blt rs, x0, target"),
        ("bgtz rs, target", "blt x0, rs, target"),
        ("bgt rs, rt, target", "blt rt, rs, target"),
        ("ble rs, rt, target", "bge rt, rs, target"),
        ("bgtu rs, rt, target", "bltu rt, rs, target"),
        ("bleu rs, rt, target", "bgeu rt, rs, target"),
        ("j target", "jal x0, target"),
        ("jal target", "jal x1, target"),
        ("jr rs", "jalr x0, 0(rs)"),
        ("jalr rs", "jalr x1, 0(rs)"),
        ("ret", "jalr x0, 0(x1)"),
        ("call target", "jal x1, target"), // the near form; a linker makes it of auipc and jalr
        ("tail target", "jal x0, target"),
        ("fence", "fence iorw, iorw"),
        ("sfence.vma", "sfence.vma x0, x0"),
        ("sfence.vma rs", "sfence.vma rs, x0"),
        ("csrr rd, csr", "csrrs rd, csr, x0"),
        ("csrw csr, rs", "csrrw x0, csr, rs"),
        ("csrs csr, rs", "csrrs x0, csr, rs"),
        ("csrc csr, rs", "csrrc x0, csr, rs"),
        ("csrwi csr, value", "csrrwi x0, csr, value"),
        ("csrsi csr, value", "csrrsi x0, csr, value"),
        ("csrci csr, value", "csrrci x0, csr, value"),
        ("rdcycle rd", "csrrs rd, cycle, x0"),
        ("rdcycleh rd", "csrrs rd, cycleh, x0"),
        ("rdtime rd", "csrrs rd, time, x0"),
        ("rdtimeh rd", "csrrs rd, timeh, x0"),
        ("rdinstret rd", "csrrs rd, instret, x0"),
        ("rdinstreth rd", "csrrs rd, instreth, x0"),
        ("fmv.s rd, rs", "fsgnj.s rd, rs, rs"),
        ("fabs.s rd, rs", "fsgnjx.s rd, rs, rs"),
        ("fneg.s rd, rs", "fsgnjn.s rd, rs, rs"),
        ("fgt.s rd, rs, rt", "flt.s rd, rt, rs"),
        ("fge.s rd, rs, rt", "fle.s rd, rt, rs"),
        ("fmv.d rd, rs", "fsgnj.d rd, rs, rs"),
        ("fabs.d rd, rs", "fsgnjx.d rd, rs, rs"),
        ("fneg.d rd, rs", "fsgnjn.d rd, rs, rs"),
        ("fgt.d rd, rs, rt", "flt.d rd, rt, rs"),
        ("fge.d rd, rs, rt", "fle.d rd, rt, rs"),
        ("fmv.x.s rd, rs", "fmv.x.w rd, rs"),
        ("fmv.s.x rd, rs", "fmv.w.x rd, rs"),
        ("frcsr rd", "csrrs rd, fcsr, x0"),
        ("fscsr rs", "csrrw x0, fcsr, rs"),
        ("fscsr rd, rs", "csrrw rd, fcsr, rs"),
        ("frrm rd", "csrrs rd, frm, x0"),
        ("fsrm rs", "csrrw x0, frm, rs"),
        ("fsrm rd, rs", "csrrw rd, frm, rs"),
        ("frflags rd", "csrrs rd, fflags, x0"),
        ("fsflags rs", "csrrw x0, fflags, rs"),
        ("fsflags rd, rs", "csrrw rd, fflags, rs"),
        ("fsrmi value", "csrrwi x0, frm, value"),
        ("fsrmi rd, value", "csrrwi rd, frm, value"),
        ("fsflagsi value", "csrrwi x0, fflags, value"),
        ("fsflagsi rd, value", "csrrwi rd, fflags, value"),
    ];

    /// <summary>A pseudoinstruction as it should be written; null if there is none of that name.</summary>
    public static string? FormOf(string mnemonic) => Array.Find(All, p => NameOf(p.Form) == mnemonic).Form;

    /// <summary>Replaces a pseudoinstruction by the instruction that it stands for.</summary>
    /// <returns><see langword="false"/> if the mnemonic with this number of operands is none.</returns>
    public static bool TryExpand(string mnemonic, string[] operands, out string expansion)
    {
        (string form, string text) = Array.Find(All, p => NameOf(p.Form) == mnemonic && ParametersOf(p.Form).Length == operands.Length);
        expansion = string.Empty;
        if (form is null)
        {
            return false;
        }

        string[] parameters = ParametersOf(form);
        string[] words = text.Split([' ', ',', '(', ')']);
        var result = new System.Text.StringBuilder();
        int position = 0;
        foreach (string word in words)
        {
            int parameter = Array.IndexOf(parameters, word);
            result.Append(parameter >= 0 && position > 0 ? operands[parameter] : word);
            position += word.Length;
            result.Append(position < text.Length ? text[position] : null);
            position++;
        }

        expansion = result.ToString();
        return true;
    }

    private static string NameOf(string form) => form.Split(' ')[0];

    private static string[] ParametersOf(string form) => form.Split(' ', 2) is [_, string parameters] ? parameters.Split(", ") : [];
}
