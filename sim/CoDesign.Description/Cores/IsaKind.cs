using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Isa;

namespace CoDesign.Description.Cores;

/// <summary>An ISA string; <see cref="IsaString"/> judges it.</summary>
internal sealed class IsaKind : ScalarKind<IsaString>
{
    private IsaKind()
    {
    }

    /// <summary>The kind.</summary>
    public static IsaKind Instance { get; } = new();

    /// <inheritdoc/>
    public override string Noun => "ISA string";

    /// <inheritdoc/>
    public override string Example => "rv32imc_zicsr";

    /// <inheritdoc/>
    public override IsaString Blank => IsaString.Parse("rv32i");

    /// <inheritdoc/>
    public override ScalarSchema Schema => new(Noun, JsonTypes.String, Example) { Pattern = "^[Rr][Vv](32|64)[A-Za-z0-9_]+$" };

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, [MaybeNullWhen(false)] out IsaString value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        bool isIsa = IsaString.TryParse(text.Text, out value, out string? problem);
        fault = isIsa ? null : new ScalarFault(problem!);
        return isIsa;
    }

    /// <inheritdoc/>
    public override string Format(IsaString value) => value.ToString();
}
