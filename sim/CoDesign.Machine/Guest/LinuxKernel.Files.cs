using System.Buffers.Binary;
using System.Text;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <content>Files: the inputs of the workload, standard input, standard output.</content>
internal sealed partial class LinuxKernel
{
    private long Open(string path, ulong flags)
    {
        // O_ACCMODE: anything but reading would write to the host.
        if ((flags & 3) != 0)
        {
            Note($"the program opens '{path}' for writing; files of a workload are read-only, so it gets EPERM");
            return Permission;
        }

        LabelledFile? file = _findFile(path);
        if (file is null)
        {
            Note($"the program opens '{path}', which is not among the inputs of the workload, so it gets ENOENT");
            return NoEntry;
        }

        int descriptor = 3;
        while (_files.ContainsKey(descriptor))
        {
            descriptor++;
        }

        _files[descriptor] = new OpenFile(file);
        return descriptor;
    }

    private long Read(int descriptor, ulong address, ulong length, ulong pc)
    {
        if (!_files.TryGetValue(descriptor, out OpenFile? open))
        {
            return BadFile;
        }

        long count = ReadAt(descriptor, address, length, (ulong)open.Position, pc);
        open.Position += (int)Math.Max(count, 0);
        return count;
    }

    private long ReadAt(int descriptor, ulong address, ulong length, ulong position, ulong pc)
    {
        if (!_files.TryGetValue(descriptor, out OpenFile? open))
        {
            return BadFile;
        }

        int start = (int)Math.Min(position, (ulong)open.File.Content.Length);
        int count = (int)Math.Min(Math.Min(length, MaximumTransfer), (ulong)(open.File.Content.Length - start));
        ReadOnlySpan<byte> bytes = open.File.Content.Span.Slice(start, count);
        ushort[] labels = new ushort[count];
        open.File.ReadLabels(start, labels);
        if (!_outside.TryRead(count, labels, address, pc))
        {
            return Permission;
        }

        if (!_memory.TryWrite(address, bytes))
        {
            return Fault;
        }

        _memory.WriteLabels(address, labels);
        NoteSources(open.File, start, address, count, pc);
        return count;
    }

    private void NoteSources(LabelledFile file, int position, ulong address, int count, ulong pc)
    {
        if (_hart.Paths is null)
        {
            return;
        }

        foreach ((ulong offset, ulong length, Label label, string tag) in file.Ranges)
        {
            ulong start = Math.Max(offset, (ulong)position);
            ulong end = Math.Min(offset + length, (ulong)(position + count));
            if (start < end)
            {
                _hart.Paths.Source(
                    _memory.BusAddressOf(address) + start - (ulong)position,
                    end - start,
                    label,
                    pc,
                    $"{tag}: {file.Name}, bytes {start} to {end - 1}");
            }
        }
    }

    private long Write(int descriptor, ulong address, ulong length, ulong pc)
    {
        if (descriptor is not (1 or 2))
        {
            return BadFile;
        }

        byte[] bytes = new byte[Math.Min(length, 1 << 20)];
        if (!_memory.TryRead(address, bytes))
        {
            return Fault;
        }

        ushort[] labels = _memory.ReadLabels(address, bytes.Length);
        return _outside.TryWrite(bytes, labels, _memory.BusAddressOf(address), pc) ? bytes.Length : Permission;
    }

    private long Vector(ulong descriptor, ulong vector, ulong count, Func<int, ulong, ulong, long> one)
    {
        long total = 0;
        int word = _is32 ? 4 : 8;
        byte[] entry = new byte[2 * word];
        for (ulong i = 0; i < Math.Min(count, 1024); i++)
        {
            if (!_memory.TryRead(vector + (i * (ulong)entry.Length), entry))
            {
                return Fault;
            }

            long done = one((int)descriptor, WordAt(entry), WordAt(entry.AsSpan(word)));
            if (done < 0)
            {
                return total > 0 ? total : done;
            }

            total += done;
        }

        return total;
    }

    private ulong WordAt(ReadOnlySpan<byte> bytes) =>
        _is32 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private long Seek(int descriptor, long offset, int origin)
    {
        if (!_files.TryGetValue(descriptor, out OpenFile? open))
        {
            return BadFile;
        }

        long position = origin switch
        {
            0 => offset,
            1 => open.Position + offset,
            2 => open.File.Content.Length + offset,
            _ => -1,
        };
        if (position < 0 || position > open.File.Content.Length)
        {
            return Invalid;
        }

        open.Position = (int)position;
        return position;
    }

    // _llseek of RV32: the offset comes in halves, high first, and the position goes to memory.
    private long LongSeek(int descriptor, long offset, ulong result, int origin)
    {
        long position = Seek(descriptor, offset, origin);
        return position < 0 ? position : WriteBytes(result, BitConverter.GetBytes(position));
    }

    // AT_EMPTY_PATH: the file is that of the descriptor.
    private long Status(int descriptor, string path, ulong address, ulong flags) =>
        path.Length == 0 && (flags & 0x1000) != 0 ? Status(descriptor, address)
        : _findFile(path) is LabelledFile file ? WriteStatus(address, isFile: true, file.Content.Length)
        : NoEntry;

    private long Status(int descriptor, ulong address) =>
        _files.TryGetValue(descriptor, out OpenFile? open) && descriptor > 2 ? WriteStatus(address, isFile: true, open.File.Content.Length)
        : descriptor <= 2 ? WriteStatus(address, isFile: false, 0)
        : BadFile;

    // struct stat of asm-generic: mode at 16, size at 48, block size at 56.
    private long WriteStatus(ulong address, bool isFile, long size)
    {
        byte[] status = new byte[128];
        const uint RegularFileReadable = 0x8124;
        const uint CharacterDevice = 0x2190;
        BinaryPrimitives.WriteUInt32LittleEndian(status.AsSpan(16), isFile ? RegularFileReadable : CharacterDevice);
        BinaryPrimitives.WriteUInt32LittleEndian(status.AsSpan(20), 1);
        BinaryPrimitives.WriteInt64LittleEndian(status.AsSpan(48), size);
        BinaryPrimitives.WriteInt32LittleEndian(status.AsSpan(56), 4096);
        return WriteBytes(address, status);
    }

    // F_GETFD, F_SETFD, F_GETFL, F_SETFL: no flag has an effect here. O_RDONLY is 0, O_WRONLY 1.
    private long ControlFile(int descriptor, int command) =>
        !_files.ContainsKey(descriptor) && descriptor is not (1 or 2) ? BadFile
        : command is 1 or 2 or 4 ? 0
        : command == 3 ? (descriptor is 1 or 2 ? 1 : 0)
        : Invalid;

    private long WorkingFolder(ulong address, ulong size)
    {
        byte[] folder = Encoding.ASCII.GetBytes("/\0");
        long length = folder.Length;
        return size < (ulong)length ? Range : WriteBytes(address, folder) == 0 ? length : Fault;
    }
}
