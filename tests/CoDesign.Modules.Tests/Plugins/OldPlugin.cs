namespace CoDesign.Modules.Tests.Plugins;

/// <summary>A plugin that was compiled for another contract.</summary>
public abstract class OldPlugin : WaywardPlugin
{
    public override int Contract => 0;
}
