namespace CoDesign.Elf.Dwarf;

/// <summary>The state machine whose opcodes produce the rows of a unit.</summary>
/// <remarks>Source: DWARF Debugging Information Format, Version 5, "The Line Number Program".</remarks>
internal sealed class LineProgram(LineUnitHeader header, ElfClass width, List<LineSequence> sequences)
{
    private readonly ulong _addressMask = width == ElfClass.Elf64 ? ulong.MaxValue : uint.MaxValue;
    private List<LineRow> _rows = [];
    private bool _isSorted = true;
    private ulong _address;
    private ulong _file = 1;
    private int _line = 1;
    private ulong _column;
    private string _problem = "";

    /// <summary>Runs to the end of the unit; sequences that end before a fault are kept.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public string Run(ref ByteCursor unit)
    {
        while (!unit.IsAtEnd && _problem.Length == 0)
        {
            byte opcode = unit.U8();
            if (opcode >= header.OpcodeBase)
            {
                Special(opcode);
                AppendRow();
            }
            else if (opcode == 0)
            {
                Extended(ref unit);
            }
            else
            {
                Standard(opcode, ref unit);
            }
        }
        if (unit.HasFailed || _problem.Length != 0)
        {
            return _problem.Length != 0 ? _problem : "line number program is truncated";
        }
        return _rows.Count == 0 ? "" : "line number program ends within a sequence";
    }

    private void Special(int opcode)
    {
        int adjusted = opcode - header.OpcodeBase;
        AdvanceAddress((ulong)(adjusted / header.LineRange));
        AdvanceLine(header.LineBase + (adjusted % header.LineRange));
    }

    private void Standard(byte opcode, ref ByteCursor unit)
    {
        switch (opcode)
        {
            case 1: // DW_LNS_copy
                AppendRow();
                break;
            case 2: // DW_LNS_advance_pc
                AdvanceAddress(unit.Uleb());
                break;
            case 3: // DW_LNS_advance_line
                AdvanceLine(unit.Sleb());
                break;
            case 4: // DW_LNS_set_file
                _file = unit.Uleb();
                break;
            case 5: // DW_LNS_set_column
                _column = unit.Uleb();
                break;
            case 8: // DW_LNS_const_add_pc
                AdvanceAddress((ulong)((255 - header.OpcodeBase) / header.LineRange));
                break;
            case 9: // DW_LNS_fixed_advance_pc: not in units of instructions
                _address = unchecked(_address + unit.U16()) & _addressMask;
                break;
            default: // flags of a row that are not used here, and opcodes yet to be invented
                for (int operand = header.OperandCounts[opcode - 1]; operand > 0; operand--)
                {
                    unit.Uleb();
                }
                break;
        }
    }

    private void Extended(ref ByteCursor unit)
    {
        var operation = new ByteCursor(unit.Take(unit.Uleb()));
        byte opcode = operation.U8();
        switch (opcode)
        {
            case 1: // DW_LNE_end_sequence
                EndSequence();
                break;
            case 2: // DW_LNE_set_address
                _address = operation.Remaining == 8 ? operation.U64() : operation.U32();
                _address &= _addressMask;
                break;
            case 3: // DW_LNE_define_file
                LineHeaderReader.ReadFile(ref operation, operation.ZeroTerminated(), header.Files);
                break;
            default: // DW_LNE_set_discriminator and extensions of vendors
                break;
        }
        _problem = operation.HasFailed && !unit.HasFailed ? $"extended opcode {opcode} is truncated" : _problem;
    }

    private void AdvanceAddress(ulong operations) =>
        _address = unchecked(_address + (operations * header.MinimumInstructionBytes)) & _addressMask;

    private void AdvanceLine(long lines) => _line = unchecked((int)(_line + lines));

    private void AppendRow()
    {
        // Numbers that do not fit name no file, no column.
        int file = _file <= int.MaxValue ? (int)_file : -1;
        int column = _column <= int.MaxValue ? (int)_column : 0;
        var row = new LineRow(_address, file, _line, column);
        if (_rows.Count != 0 && _rows[^1].Address == _address)
        {
            _rows[^1] = row;
            return;
        }
        _isSorted = _isSorted && (_rows.Count == 0 || _rows[^1].Address < _address);
        _rows.Add(row);
    }

    private void EndSequence()
    {
        // Addresses must not decrease; where a producer lets them, binutils sorts the rows, and so do we.
        List<LineRow> rows = _isSorted ? _rows : [.. _rows.OrderBy(r => r.Address)];
        if (rows.Count != 0 && rows[0].Address < _address)
        {
            sequences.Add(new LineSequence(rows[0].Address, _address, rows, header.Files));
        }
        _rows = [];
        (_isSorted, _address, _file, _line, _column) = (true, 0, 1, 1, 0);
    }
}
