using System.Text;
using Silk.NET.OpenCL;

namespace CoDesign.OpenCL.Devices;

/// <summary>A device at work: its context, its queue, and the programs built so far. One command after the other, one thread at a time.</summary>
internal sealed unsafe class DeviceSession : IDisposable
{
    // Denormals and the order of operations stay as they are written unless an option says otherwise; none of those is given.
    private const string Options = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt";

    private readonly CL _cl;
    private readonly nint _context;
    private readonly nint _queue;
    private readonly Dictionary<string, nint> _programs = [];
    private readonly Dictionary<(string Source, string Name), nint> _kernels = [];

    /// <summary>Opens a device.</summary>
    public DeviceSession(CL cl, OpenClDevice device)
    {
        _cl = cl;
        Device = device;
        nint handle = device.Handle;
        int code;
        _context = cl.CreateContext(null, 1, &handle, null!, null, &code);
        OpenClException.Check(code, nameof(cl.CreateContext));
        _queue = cl.CreateCommandQueue(_context, handle, default, &code);
        if (code != (int)ErrorCodes.Success)
        {
            cl.ReleaseContext(_context);
        }

        OpenClException.Check(code, nameof(cl.CreateCommandQueue));
    }

    /// <summary>The device.</summary>
    public OpenClDevice Device { get; }

    /// <summary>Held while commands are given.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether a buffer of so many bytes is possible.</summary>
    public bool Fits(long bytes) => (ulong)bytes <= Device.LargestBuffer;

    /// <summary>Makes a buffer.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="count">How many.</param>
    public DeviceBuffer Allocate<T>(long count)
        where T : unmanaged
    {
        int code;
        nint buffer = _cl.CreateBuffer(_context, MemFlags.ReadWrite, (nuint)(Math.Max(count, 1) * sizeof(T)), null, &code);
        OpenClException.Check(code, nameof(_cl.CreateBuffer));
        return new DeviceBuffer(this, buffer);
    }

    /// <summary>Makes a buffer with content.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="content">The content.</param>
    public DeviceBuffer Upload<T>(ReadOnlySpan<T> content)
        where T : unmanaged
    {
        DeviceBuffer buffer = Allocate<T>(content.Length);
        buffer.Write(content);
        return buffer;
    }

    /// <summary>A kernel; its program is built when it is first needed.</summary>
    /// <param name="source">All of the program's text.</param>
    /// <param name="name">Name of the kernel.</param>
    public DeviceKernel Kernel(string source, string name)
    {
        if (!_kernels.TryGetValue((source, name), out nint kernel))
        {
            if (!_programs.TryGetValue(source, out nint program))
            {
                _programs[source] = program = Build(source);
            }

            int code;
            fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
            {
                kernel = _cl.CreateKernel(program, text, &code);
            }

            OpenClException.Check(code, $"{nameof(_cl.CreateKernel)} of {name}");
            _kernels[(source, name)] = kernel;
        }

        return new DeviceKernel(this, kernel, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (nint kernel in _kernels.Values)
        {
            _cl.ReleaseKernel(kernel);
        }

        foreach (nint program in _programs.Values)
        {
            _cl.ReleaseProgram(program);
        }

        _kernels.Clear();
        _programs.Clear();
        _cl.ReleaseCommandQueue(_queue);
        _cl.ReleaseContext(_context);
    }

    /// <summary>Sets an argument.</summary>
    internal void Set<T>(nint kernel, string name, uint index, T value)
        where T : unmanaged =>
        OpenClException.Check(_cl.SetKernelArg(kernel, index, (nuint)sizeof(T), &value), $"{nameof(_cl.SetKernelArg)} {index} of {name}");

    /// <summary>Enqueues a kernel over work items in one or two dimensions.</summary>
    internal void Enqueue(nint kernel, string name, long items, long rows)
    {
        nuint* size = stackalloc nuint[2];
        size[0] = (nuint)items;
        size[1] = (nuint)rows;
        OpenClException.Check(_cl.EnqueueNdrangeKernel(_queue, kernel, 2, null, size, null, 0, null, null), $"{nameof(_cl.EnqueueNdrangeKernel)} of {name}");
    }

    /// <summary>Writes bytes and waits for it.</summary>
    internal void Write(nint buffer, void* bytes, nuint count) =>
        OpenClException.Check(_cl.EnqueueWriteBuffer(_queue, buffer, true, 0, count, bytes, 0, null, null), nameof(_cl.EnqueueWriteBuffer));

    /// <summary>Reads bytes when everything before it is done.</summary>
    internal void Read(nint buffer, void* bytes, nuint count) =>
        OpenClException.Check(_cl.EnqueueReadBuffer(_queue, buffer, true, 0, count, bytes, 0, null, null), nameof(_cl.EnqueueReadBuffer));

    /// <summary>Gives a buffer back.</summary>
    internal void Release(nint buffer) => _cl.ReleaseMemObject(buffer);

    private nint Build(string source)
    {
        int code;
        nint program;
        byte[] text = Encoding.UTF8.GetBytes(source);
        fixed (byte* place = text)
        {
            byte* line = place;
            nuint length = (nuint)text.Length;
            program = _cl.CreateProgramWithSource(_context, 1, &line, &length, &code);
        }

        OpenClException.Check(code, nameof(_cl.CreateProgramWithSource));
        nint device = Device.Handle;
        fixed (byte* options = Encoding.UTF8.GetBytes(Options + '\0'))
        {
            code = _cl.BuildProgram(program, 1, &device, options, null!, null);
        }

        if (code == (int)ErrorCodes.Success)
        {
            return program;
        }

        string log = LogOf(program, device);
        _cl.ReleaseProgram(program);
        throw new OpenClException($"{Device.Name} does not build a kernel: {log}");
    }

    private string LogOf(nint program, nint device)
    {
        nuint length = 0;
        _cl.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, 0, null, &length);
        byte[] log = new byte[length];
        fixed (byte* place = log)
        {
            _cl.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, length, place, null);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0').Trim();
    }
}
