namespace CoDesign.Description.Expressions;

/// <summary>An expression that has no value for the job at hand.</summary>
/// <param name="message">Why, as a clause.</param>
public sealed class ExpressionException(string message) : Exception(message);
