namespace CoDesign.Machine.Modules;

/// <summary>A formula of a cost model.</summary>
/// <param name="Quantity">What it gives, with its unit.</param>
/// <param name="Text">The formula, in terms of keys of the description and of the job.</param>
/// <param name="Source">Where it comes from, and what it was checked against.</param>
public sealed record ModuleFormula(string Quantity, string Text, string Source);
