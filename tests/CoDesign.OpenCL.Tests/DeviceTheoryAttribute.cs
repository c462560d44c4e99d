namespace CoDesign.OpenCL.Tests;

/// <summary>A theory that needs an OpenCL device, and is skipped with a reason without one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeviceTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for one.</summary>
    public DeviceTheoryAttribute() => Skip = Device.ReasonToSkip;
}
