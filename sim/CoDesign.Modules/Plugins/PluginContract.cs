namespace CoDesign.Modules.Plugins;

/// <summary>What plugin and simulator agree on.</summary>
public static class PluginContract
{
    /// <summary>Number of the contract; a compiler puts it into the plugin, so that it still says what it was compiled for when the
    /// simulator has moved on.</summary>
    public const int Version = 1;
}
