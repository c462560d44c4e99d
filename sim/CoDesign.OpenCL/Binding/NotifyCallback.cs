namespace Silk.NET.OpenCL;

/// <summary>Is told of errors in a context.</summary>
/// <param name="errinfo">Text, ending with 0.</param>
/// <param name="privateInfo">Bytes for the vendor.</param>
/// <param name="cb">How many.</param>
/// <param name="userData">What was given.</param>
public unsafe delegate void NotifyCallback(byte* errinfo, void* privateInfo, nuint cb, void* userData);
