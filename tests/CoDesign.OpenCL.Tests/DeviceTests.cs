using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Tests;

public sealed class DeviceTests
{
    // Holds on every host, with drivers and without.
    [Fact]
    public void There_are_devices_or_a_reason_why_not()
    {
        Assert.Equal(Device.All.All.Count == 0, Device.All.Problem is not null);
        Assert.Equal(Enumerable.Range(0, Device.All.All.Count), Device.All.All.Select(d => d.Index));
    }

    [DeviceFact]
    public void A_device_is_found_by_place_and_by_a_part_of_its_name()
    {
        OpenClDevice device = Device.First!;
        Assert.Same(device, Device.All.Named($"{device.Index}"));
        Assert.Same(device, Device.All.Named(device.Name.ToUpperInvariant()));
        Assert.NotNull(Device.All.Named(device.Platform[..3]));
        Assert.Null(Device.All.Named("no such device"));
        Assert.Null(Device.All.Named("4711"));
    }

    [DeviceFact]
    public void A_device_with_a_problem_is_refused_by_name()
    {
        OpenClDevice device = Device.First! with { Problem = "lacks denormal numbers in single precision" };
        OpenClException refusal = Assert.Throws<OpenClException>(() => Device.All.Open(device));
        Assert.Equal($"{device.Name} lacks denormal numbers in single precision", refusal.Message);
    }

    [DeviceFact]
    public void Its_name_says_which_one_it_is() => Assert.Equal($"OpenCL device {Device.First!.Index}, {Device.First.Name}", Device.Backend.Name);
}
