namespace CoDesign.Results;

/// <summary>Something that the audit takes for granted: a residual risk.</summary>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Text">What is taken for granted.</param>
public sealed record AssumptionRecord(string Subject, string Text);
