namespace CoDesign.Trust;

/// <summary>What a job tells a module besides the bytes of its buffers, as labels.</summary>
/// <param name="Decision">Of the branches under which it was submitted.</param>
/// <param name="Length">Of the lengths of its buffers.</param>
/// <param name="Address">Of their addresses.</param>
/// <param name="Time">Of all on which the time of the program has depended so far.</param>
/// <param name="Operation">Of what else stands in its descriptor.</param>
/// <param name="Parameters">Of its parameters: data that the module sees in clear.</param>
public readonly record struct JobMetadata(Label Decision, Label Length, Label Address, Label Time, Label Operation, Label Parameters);
