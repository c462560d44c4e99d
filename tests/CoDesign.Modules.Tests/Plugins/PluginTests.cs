using System.Reflection;
using System.Text;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Plugins;

public sealed class PluginTests
{
    private const string Text = "kind: plugin\nassembly: plugin.dll\nparameters: {act: nothing}";

    private const string Clearance = """
        mode: enforce
        tags: [{id: t, description: test}]
        destinations: [{id: secure, may_learn: [t]}]
        propagation: {address: loads}
        """;

    [Fact]
    public void A_plugin_does_its_job()
    {
        Outcome run = Run("nothing");
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        Assert.Equal([1, 2, 3, 4], run.Bytes("result", 4));
        Assert.Empty(run.Record.Findings);
        Assert.Contains(run.Record.Inputs.Files, f => f.Role == "plugin" && f.Name == "plugin.dll");
    }

    [Theory] // 8 is FAULT; nothing that a plugin does ends the run
    [InlineData("throw", 8, "job 'wander'", "the plugin failed: InvalidOperationException: running")]
    [InlineData("count", 8, "job 'wander'", "ArgumentException: 1 times action 'something'; announced are burst")]
    [InlineData("count less", 8, "job 'wander'", "ArgumentException: -1 times action 'burst'")]
    [InlineData("late", 8, "job 'wander'", "more than 11 days from now")]
    [InlineData("throw while refusing", 3, "descriptor of 'wander'", "the plugin failed: InvalidOperationException: refusing it")]
    [InlineData("throw while made", 3, "descriptor of 'wander'", "the plugin failed: InvalidOperationException: making")]
    public void What_a_plugin_throws_fails_the_job_and_not_the_run(string act, int status, string where, string problem)
    {
        Outcome run = Run(act);
        Assert.Equal(((ulong)status, (ulong)status), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(["TB211"], run.Rules);
        Assert.StartsWith(where, run.Record.Findings[0].Message);
        Assert.Contains(problem, run.Record.Findings[0].Message);
    }

    [Fact]
    public void A_plugin_cannot_go_back_in_time() => Assert.Equal(Run("nothing").Record.TimePs, Run("early").Record.TimePs);

    [Fact]
    public void An_assembly_that_is_no_plugin_says_why()
    {
        (byte[] Content, string Message)[] cases =
        [
            (Encoding.UTF8.GetBytes("no assembly"), "'plugin.dll' is not a .NET assembly for this runtime; name the .dll"),
            (PluginFile.Of(typeof(object)), "'plugin.dll' has no public class that implements IModulePlugin; 'codesign new module NAME'"),
            (PluginFile.Of(typeof(WaywardPlugin), typeof(WaywardPlugin)), "'plugin.dll' has 2 public classes that implement IModulePlugin: Plugin0, Plugin1; put each"),
            (PluginFile.Of(MethodAttributes.Private, typeof(WaywardPlugin)), "class Plugin0 of 'plugin.dll' has no public constructor without parameters"),
            (PluginFile.Of(typeof(OldPlugin)), "'plugin.dll' was made for contract 0, and this version of the tool has 1; build it again"),
        ];
        Assert.All(cases, c => Assert.StartsWith($"unit.yaml:6:11: error: {c.Message}", Assert.Single(PresetText.Messages(Text, ("plugin.dll", c.Content)))));
    }

    [Fact]
    public void Parameters_are_checked_by_the_plugins_own_schema()
    {
        byte[] plugin = PluginFile.Of(typeof(WaywardPlugin));
        Assert.Empty(PresetText.Messages(Text, ("plugin.dll", plugin)));
        Assert.Equal(
            ["unit.yaml:7:13: error: missing key 'act' in parameters; add 'act', a text such as \"some text\" (What it does)", "unit.yaml:7:14: error: unknown key 'ac' in parameters; did you mean 'act'? Allowed keys: act"],
            PresetText.Messages(Text.Replace("{act:", "{ac:", StringComparison.Ordinal), ("plugin.dll", plugin)));
        Assert.Equal(
            ["unit.yaml:6:11: error: the plugin failed while it read its parameters: InvalidOperationException: reading; mend the plugin"],
            PresetText.Messages(Text.Replace("nothing", "throw while reading", StringComparison.Ordinal), ("plugin.dll", plugin)));
        Assert.Equal(
            ["unit.yaml:6:11: error: there is no file 'plugin.dll'; did you mean 'plugins.dll'?"],
            PresetText.Messages(Text, ("plugins.dll", plugin)));
    }

    private static Outcome Run(string act) => Unit.Run(
        Unit.Chip($$"""
            - id: unit0
              kind: plugin
              assembly: inputs/plugin.dll
              parameters: {act: {{act}}}
              zone: secure
              vendor: Acme
              clock: core
              rrid: 1
              registers: 0x4000_0000
              interrupt: 16
              ring: ram
              dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
              energy: any
            """) with
        {
            Policy = Clearance,
            Inputs = [("plugin.dll", PluginFile.Of(typeof(WaywardPlugin)))],
        },
        new Descriptor { Label = "job", Op = WaywardPlugin.Operation, Inputs = [("input", "4")], Outputs = [("result", "4")] },
        ".align 6; input: .zero 64; result: .zero 64");
}
