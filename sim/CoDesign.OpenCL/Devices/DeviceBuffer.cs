using System.Runtime.InteropServices;

namespace CoDesign.OpenCL.Devices;

/// <summary>Memory of a device.</summary>
/// <param name="session">The device.</param>
/// <param name="handle">Its handle.</param>
internal sealed unsafe class DeviceBuffer(DeviceSession session, nint handle) : IDisposable
{
    /// <summary>Its handle, as an argument of a kernel.</summary>
    public nint Handle => handle;

    /// <summary>Writes from the beginning on.</summary>
    public void Write<T>(ReadOnlySpan<T> content)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(content);
        if (bytes.Length > 0)
        {
            fixed (byte* place = bytes)
            {
                session.Write(handle, place, (nuint)bytes.Length);
            }
        }
    }

    /// <summary>Reads from the beginning on, when everything before it is done.</summary>
    public void Read<T>(Span<T> content)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(content);
        if (bytes.Length > 0)
        {
            fixed (byte* place = bytes)
            {
                session.Read(handle, place, (nuint)bytes.Length);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Release(handle);
}
