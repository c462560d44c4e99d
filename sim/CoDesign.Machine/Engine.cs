namespace CoDesign.Machine;

/// <summary>What executes instructions. Every engine gives the same results, cycles and labels.</summary>
public enum Engine
{
    /// <summary>The interpreter, and translated code for what runs often.</summary>
    Automatic,

    /// <summary>The interpreter alone.</summary>
    Interpreter,

    /// <summary>Translated code for everything that it can do, from the second time on.</summary>
    Translator,
}
