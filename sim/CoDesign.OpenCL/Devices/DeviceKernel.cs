namespace CoDesign.OpenCL.Devices;

/// <summary>A kernel whose arguments are set one after the other.</summary>
/// <param name="session">The device.</param>
/// <param name="handle">Its handle.</param>
/// <param name="name">Its name.</param>
internal sealed class DeviceKernel(DeviceSession session, nint handle, string name)
{
    private uint _next;

    /// <summary>The next argument is a buffer.</summary>
    public DeviceKernel With(DeviceBuffer buffer) => With(buffer.Handle);

    /// <summary>The next argument is a number.</summary>
    public DeviceKernel With<T>(T value)
        where T : unmanaged
    {
        session.Set(handle, name, _next++, value);
        return this;
    }

    /// <summary>Enqueues it.</summary>
    /// <param name="items">Work items.</param>
    /// <param name="rows">Work items in the second dimension.</param>
    public void Run(long items, long rows = 1)
    {
        session.Enqueue(handle, name, items, rows);
        _next = 0;
    }
}
