namespace Silk.NET.OpenCL;

/// <summary>Is told that something is done.</summary>
/// <param name="obj">What.</param>
/// <param name="userData">What was given.</param>
public unsafe delegate void ObjectNotifyCallback(nint obj, void* userData);
