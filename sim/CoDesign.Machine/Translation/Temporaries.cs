using System.Reflection.Emit;

namespace CoDesign.Machine.Translation;

/// <summary>
/// Local variables for values that live within one instruction. They are used in turn: a method with many variables takes the compiler
/// of the runtime far longer, and one instruction needs fewer than there are.
/// </summary>
/// <param name="il">Where they are declared.</param>
internal sealed class Temporaries(ILGenerator il)
{
    private readonly LocalBuilder[] _locals = [.. Enumerable.Range(0, 16).Select(_ => il.DeclareLocal(typeof(ulong)))];
    private int _next;

    /// <summary>The one that was not used for longest.</summary>
    public LocalBuilder Next()
    {
        LocalBuilder local = _locals[_next];
        _next = (_next + 1) % _locals.Length;
        return local;
    }
}
