namespace CoDesign.Modules.Tests.Tensor;

/// <summary>A published figure beside the model's.</summary>
/// <param name="Preset">Preset of the library.</param>
/// <param name="What">What was published, with its unit.</param>
/// <param name="Published">The figure.</param>
/// <param name="Model">The model's.</param>
/// <param name="Kind">Where the model's figure comes from: first principles, or the vendor's own model.</param>
/// <param name="Source">Where the published figure stands.</param>
/// <param name="Miss">Why it misses, if it does; else null.</param>
internal sealed record PublishedPoint(string Preset, string What, double Published, double Model, string Kind, string Source, string? Miss = null)
{
    public double Error => (Model / Published) - 1;
}
