namespace CoDesign.Machine.Harts;

/// <summary>Runs before a block.</summary>
/// <returns>Whether the block still is the one to run; otherwise the hook has sent the hart elsewhere.</returns>
internal delegate bool BlockHook();
