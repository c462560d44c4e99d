namespace CoDesign.Description.Cores;

/// <summary>What a write to a data cache does.</summary>
public enum WritePolicy
{
    /// <summary>It goes on to memory; a miss does not bring the line in.</summary>
    Through,

    /// <summary>It stays in the cache until the line is replaced; a miss brings the line in.</summary>
    Back,
}
