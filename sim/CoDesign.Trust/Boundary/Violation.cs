namespace CoDesign.Trust;

/// <summary>One reason why a transfer is refused.</summary>
/// <param name="Rule">Rule id: TB101 and so on.</param>
/// <param name="PolicyRule">Id of the policy rule that decides; null for a rule of the model itself.</param>
/// <param name="Message">What is wrong, and what would make it legal.</param>
/// <param name="Tags">Live tags that it is about; none for rules that do not ask for tags.</param>
public readonly record struct Violation(string Rule, string? PolicyRule, string Message, ulong Tags = 0);
