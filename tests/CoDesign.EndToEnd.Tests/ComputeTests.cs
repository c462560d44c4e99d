using CoDesign.OpenCL.Tests;

namespace CoDesign.EndToEnd.Tests;

/// <summary>What computes the functions of modules changes nothing that anybody sees, and says so when it is not there.</summary>
public sealed class ComputeTests
{
    public static TheoryData<string> Configurations =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "*.yaml").Select(f => "configs/" + Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [DeviceTheory]
    [MemberData(nameof(Configurations))]
    public void A_device_gives_the_run_folder_of_the_managed_back_end(string configuration)
    {
        using var folder = new TemporaryFolder();
        var variables = new Dictionary<string, string> { ["POCL_CACHE_DIR"] = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pocl-cache")).FullName };

        Tool.Outcome managed = Tool.RunWith(variables, "run", configuration, "--size", "smoke", "--compute", "managed", "--out", folder["managed"]);
        Tool.Outcome device = Tool.RunWith(variables, "run", configuration, "--size", "smoke", "--compute", "opencl", "--out", folder["opencl"]);

        Assert.Equal((managed.Code, managed.Error), (device.Code, device.Error));
        Assert.Contains("OpenCL device", File.ReadAllText(folder["opencl/host.json"]), StringComparison.Ordinal);
        string[] names = [.. Directory.GetFiles(folder["managed"]).Select(f => Path.GetFileName(f)!).Order()];
        Assert.Equal(names, Directory.GetFiles(folder["opencl"]).Select(f => Path.GetFileName(f)!).Order());
        Assert.Contains("run.json", names);
        foreach (string name in names.Where(n => n != "host.json"))
        {
            Assert.True(
                File.ReadAllBytes(folder[$"managed/{name}"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"opencl/{name}"])), $"{name} differs");
        }
    }

    [Theory]
    [InlineData("opencl", "--compute opencl: error: ")]
    [InlineData("opencl:7", "--compute opencl:7: error: ")]
    public void Without_a_driver_the_message_says_what_to_do(string compute, string beginning)
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.RunWith(
            new Dictionary<string, string> { ["OCL_ICD_VENDORS"] = folder.Path }, "run", "configs/firmware-check.yaml", "--size", "smoke", "--compute", compute, "--out", folder["run"]);

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(beginning, outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("install a driver such as pocl, or write managed" + Environment.NewLine, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public void Without_a_driver_the_automatic_choice_is_the_managed_back_end()
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.RunWith(
            new Dictionary<string, string> { ["OCL_ICD_VENDORS"] = folder.Path }, "run", "configs/firmware-check.yaml", "--size", "smoke", "--out", folder["run"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains("\"compute\": \"managed\"", File.ReadAllText(folder["run/host.json"]), StringComparison.Ordinal);
        Assert.Contains("modules compute with the managed back end", Unwrapped(Tool.RunWith(new Dictionary<string, string> { ["OCL_ICD_VENDORS"] = folder.Path }, "doctor").Output), StringComparison.Ordinal);
    }

    [DeviceFact]
    public void An_unknown_device_is_answered_with_those_that_there_are()
    {
        Tool.Outcome outcome = Tool.Run("run", "configs/firmware-check.yaml", "--compute", "opencl:abacus");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith($"--compute opencl:abacus: error: there is no OpenCL device 'abacus'; devices: 0 ({Device.All.All[0].Name})", outcome.Error, StringComparison.Ordinal);
    }

    [DeviceFact]
    public void The_doctor_lists_devices()
    {
        string output = Unwrapped(Tool.Run("doctor").Output);

        Assert.All(Device.All.All, d => Assert.Contains($"{d.Platform}: {d.Name}, {d.Kind}", output, StringComparison.Ordinal));
    }

    private static string Unwrapped(string table) => string.Join(' ', table.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
