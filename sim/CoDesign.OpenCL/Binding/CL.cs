using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Silk.NET.OpenCL;

/// <summary>The functions of OpenCL that the project uses, with the names, types and order of the package Silk.NET.OpenCL.</summary>
/// <remarks>Source: Khronos, “The OpenCL Specification”, version 1.2. Calls return an error code (<see cref="ErrorCodes"/>) or a handle.</remarks>
[SuppressMessage("Naming", "IDE1006", Justification = "The names are those of the package.")]
[SuppressMessage("Documentation", "CS1573", Justification = "The specification has the parameters.")]
public sealed unsafe class CL
{
    private static readonly string[] Names = ["libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL"];

    private readonly delegate* unmanaged<uint, nint*, uint*, int> _getPlatformIDs;
    private readonly delegate* unmanaged<nint, PlatformInfo, nuint, void*, nuint*, int> _getPlatformInfo;
    private readonly delegate* unmanaged<nint, DeviceType, uint, nint*, uint*, int> _getDeviceIDs;
    private readonly delegate* unmanaged<nint, DeviceInfo, nuint, void*, nuint*, int> _getDeviceInfo;
    private readonly delegate* unmanaged<nint*, uint, nint*, nint, void*, int*, nint> _createContext;
    private readonly delegate* unmanaged<nint, nint, CommandQueueProperties, int*, nint> _createCommandQueue;
    private readonly delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint> _createProgramWithSource;
    private readonly delegate* unmanaged<nint, uint, nint*, byte*, nint, void*, int> _buildProgram;
    private readonly delegate* unmanaged<nint, nint, ProgramBuildInfo, nuint, void*, nuint*, int> _getProgramBuildInfo;
    private readonly delegate* unmanaged<nint, byte*, int*, nint> _createKernel;
    private readonly delegate* unmanaged<nint, uint, nuint, void*, int> _setKernelArg;
    private readonly delegate* unmanaged<nint, nint, KernelWorkGroupInfo, nuint, void*, nuint*, int> _getKernelWorkGroupInfo;
    private readonly delegate* unmanaged<nint, MemFlags, nuint, void*, int*, nint> _createBuffer;
    private readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> _enqueueWriteBuffer;
    private readonly delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int> _enqueueReadBuffer;
    private readonly delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int> _enqueueNdrangeKernel;
    private readonly delegate* unmanaged<nint, ProfilingInfo, nuint, void*, nuint*, int> _getEventProfilingInfo;
    private readonly delegate* unmanaged<nint, int> _flush;
    private readonly delegate* unmanaged<nint, int> _finish;
    private readonly delegate* unmanaged<nint, int> _releaseEvent;
    private readonly delegate* unmanaged<nint, int> _releaseMemObject;
    private readonly delegate* unmanaged<nint, int> _releaseKernel;
    private readonly delegate* unmanaged<nint, int> _releaseProgram;
    private readonly delegate* unmanaged<nint, int> _releaseCommandQueue;
    private readonly delegate* unmanaged<nint, int> _releaseContext;

    private CL(nint library)
    {
        _getPlatformIDs = (delegate* unmanaged<uint, nint*, uint*, int>)NativeLibrary.GetExport(library, "clGetPlatformIDs");
        _getPlatformInfo = (delegate* unmanaged<nint, PlatformInfo, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetPlatformInfo");
        _getDeviceIDs = (delegate* unmanaged<nint, DeviceType, uint, nint*, uint*, int>)NativeLibrary.GetExport(library, "clGetDeviceIDs");
        _getDeviceInfo = (delegate* unmanaged<nint, DeviceInfo, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetDeviceInfo");
        _createContext = (delegate* unmanaged<nint*, uint, nint*, nint, void*, int*, nint>)NativeLibrary.GetExport(library, "clCreateContext");
        _createCommandQueue = (delegate* unmanaged<nint, nint, CommandQueueProperties, int*, nint>)NativeLibrary.GetExport(library, "clCreateCommandQueue");
        _createProgramWithSource = (delegate* unmanaged<nint, uint, byte**, nuint*, int*, nint>)NativeLibrary.GetExport(library, "clCreateProgramWithSource");
        _buildProgram = (delegate* unmanaged<nint, uint, nint*, byte*, nint, void*, int>)NativeLibrary.GetExport(library, "clBuildProgram");
        _getProgramBuildInfo = (delegate* unmanaged<nint, nint, ProgramBuildInfo, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetProgramBuildInfo");
        _createKernel = (delegate* unmanaged<nint, byte*, int*, nint>)NativeLibrary.GetExport(library, "clCreateKernel");
        _setKernelArg = (delegate* unmanaged<nint, uint, nuint, void*, int>)NativeLibrary.GetExport(library, "clSetKernelArg");
        _getKernelWorkGroupInfo = (delegate* unmanaged<nint, nint, KernelWorkGroupInfo, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetKernelWorkGroupInfo");
        _createBuffer = (delegate* unmanaged<nint, MemFlags, nuint, void*, int*, nint>)NativeLibrary.GetExport(library, "clCreateBuffer");
        _enqueueWriteBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, "clEnqueueWriteBuffer");
        _enqueueReadBuffer = (delegate* unmanaged<nint, nint, uint, nuint, nuint, void*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, "clEnqueueReadBuffer");
        _enqueueNdrangeKernel = (delegate* unmanaged<nint, nint, uint, nuint*, nuint*, nuint*, uint, nint*, nint*, int>)NativeLibrary.GetExport(library, "clEnqueueNDRangeKernel");
        _getEventProfilingInfo = (delegate* unmanaged<nint, ProfilingInfo, nuint, void*, nuint*, int>)NativeLibrary.GetExport(library, "clGetEventProfilingInfo");
        _flush = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clFlush");
        _finish = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clFinish");
        _releaseEvent = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseEvent");
        _releaseMemObject = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseMemObject");
        _releaseKernel = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseKernel");
        _releaseProgram = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseProgram");
        _releaseCommandQueue = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseCommandQueue");
        _releaseContext = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "clReleaseContext");
    }

    /// <summary>Loads the library that finds the devices' drivers; it stays loaded.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="EntryPointNotFoundException">It is older than OpenCL 1.2.</exception>
    public static CL GetApi()
    {
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out nint library))
            {
                return new CL(library);
            }
        }

        throw new FileNotFoundException($"none of the libraries {string.Join(", ", Names)} can be loaded");
    }

    /// <summary>clGetPlatformIDs.</summary>
    public int GetPlatformIDs(uint num_entries, nint* platforms, uint* num_platforms) =>
        _getPlatformIDs(num_entries, platforms, num_platforms);

    /// <summary>clGetPlatformInfo.</summary>
    public int GetPlatformInfo(nint platform, PlatformInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getPlatformInfo(platform, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clGetDeviceIDs.</summary>
    public int GetDeviceIDs(nint platform, DeviceType device_type, uint num_entries, nint* devices, uint* num_devices) =>
        _getDeviceIDs(platform, device_type, num_entries, devices, num_devices);

    /// <summary>clGetDeviceInfo.</summary>
    public int GetDeviceInfo(nint device, DeviceInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getDeviceInfo(device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clCreateContext.</summary>
    public nint CreateContext(nint* properties, uint num_devices, nint* devices, NotifyCallback? pfn_notify, void* user_data, int* errcode_ret) =>
        _createContext(properties, num_devices, devices, Pointer(pfn_notify), user_data, errcode_ret);

    /// <summary>clCreateCommandQueue.</summary>
    public nint CreateCommandQueue(nint context, nint device, CommandQueueProperties properties, int* errcode_ret) =>
        _createCommandQueue(context, device, properties, errcode_ret);

    /// <summary>clCreateProgramWithSource.</summary>
    public nint CreateProgramWithSource(nint context, uint count, byte** strings, nuint* lengths, int* errcode_ret) =>
        _createProgramWithSource(context, count, strings, lengths, errcode_ret);

    /// <summary>clBuildProgram.</summary>
    public int BuildProgram(nint program, uint num_devices, nint* device_list, byte* options, ObjectNotifyCallback? pfn_notify, void* user_data) =>
        _buildProgram(program, num_devices, device_list, options, Pointer(pfn_notify), user_data);

    /// <summary>clGetProgramBuildInfo.</summary>
    public int GetProgramBuildInfo(nint program, nint device, ProgramBuildInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getProgramBuildInfo(program, device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clCreateKernel.</summary>
    public nint CreateKernel(nint program, byte* kernel_name, int* errcode_ret) =>
        _createKernel(program, kernel_name, errcode_ret);

    /// <summary>clSetKernelArg.</summary>
    public int SetKernelArg(nint kernel, uint arg_index, nuint arg_size, void* arg_value) =>
        _setKernelArg(kernel, arg_index, arg_size, arg_value);

    /// <summary>clGetKernelWorkGroupInfo.</summary>
    public int GetKernelWorkGroupInfo(nint kernel, nint device, KernelWorkGroupInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getKernelWorkGroupInfo(kernel, device, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clCreateBuffer.</summary>
    public nint CreateBuffer(nint context, MemFlags flags, nuint size, void* host_ptr, int* errcode_ret) =>
        _createBuffer(context, flags, size, host_ptr, errcode_ret);

    /// <summary>clEnqueueWriteBuffer.</summary>
    public int EnqueueWriteBuffer(nint command_queue, nint buffer, bool blocking_write, nuint offset, nuint size, void* ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueWriteBuffer(command_queue, buffer, blocking_write ? 1u : 0u, offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueReadBuffer.</summary>
    public int EnqueueReadBuffer(nint command_queue, nint buffer, bool blocking_read, nuint offset, nuint size, void* ptr, uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueReadBuffer(command_queue, buffer, blocking_read ? 1u : 0u, offset, size, ptr, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clEnqueueNDRangeKernel.</summary>
    public int EnqueueNdrangeKernel(nint command_queue, nint kernel, uint work_dim, nuint* global_work_offset, nuint* global_work_size, nuint* local_work_size, uint num_events_in_wait_list, nint* event_wait_list, nint* @event) =>
        _enqueueNdrangeKernel(command_queue, kernel, work_dim, global_work_offset, global_work_size, local_work_size, num_events_in_wait_list, event_wait_list, @event);

    /// <summary>clGetEventProfilingInfo.</summary>
    public int GetEventProfilingInfo(nint @event, ProfilingInfo param_name, nuint param_value_size, void* param_value, nuint* param_value_size_ret) =>
        _getEventProfilingInfo(@event, param_name, param_value_size, param_value, param_value_size_ret);

    /// <summary>clFlush.</summary>
    public int Flush(nint command_queue) =>
        _flush(command_queue);

    /// <summary>clFinish.</summary>
    public int Finish(nint command_queue) =>
        _finish(command_queue);

    /// <summary>clReleaseEvent.</summary>
    public int ReleaseEvent(nint @event) =>
        _releaseEvent(@event);

    /// <summary>clReleaseMemObject.</summary>
    public int ReleaseMemObject(nint memobj) =>
        _releaseMemObject(memobj);

    /// <summary>clReleaseKernel.</summary>
    public int ReleaseKernel(nint kernel) =>
        _releaseKernel(kernel);

    /// <summary>clReleaseProgram.</summary>
    public int ReleaseProgram(nint program) =>
        _releaseProgram(program);

    /// <summary>clReleaseCommandQueue.</summary>
    public int ReleaseCommandQueue(nint command_queue) =>
        _releaseCommandQueue(command_queue);

    /// <summary>clReleaseContext.</summary>
    public int ReleaseContext(nint context) =>
        _releaseContext(context);

    // Whoever gives a callback keeps it alive.
    private static nint Pointer(Delegate? callback) => callback is null ? 0 : Marshal.GetFunctionPointerForDelegate(callback);
}
