namespace CoDesign.Machine;

/// <summary>That a run should leave a checkpoint on its way.</summary>
/// <param name="Place">Where: a number of instructions, or a symbol of the program.</param>
/// <param name="Open">Opens what gets the bytes; called there.</param>
public sealed record CheckpointRequest(string Place, Func<Stream> Open);
