namespace CoDesign.OpenCL.Tests;

/// <summary>A fact that needs an OpenCL device, and is skipped with a reason without one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeviceFactAttribute : FactAttribute
{
    /// <summary>Looks for one.</summary>
    public DeviceFactAttribute() => Skip = Device.ReasonToSkip;
}
