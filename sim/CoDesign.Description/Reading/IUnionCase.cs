namespace CoDesign.Description.Reading;

/// <summary>One case of a mapping whose further keys depend on a tag; implemented wherever the case's parameters live, such as a module
/// kind.</summary>
/// <typeparam name="T">The common type of all cases.</typeparam>
public interface IUnionCase<out T>
{
    /// <summary>The value of the tag key, snake_case.</summary>
    string Tag { get; }

    /// <summary>What the case stands for, one sentence.</summary>
    string Description { get; }

    /// <summary>Reads the case's own keys from the mapping that holds the tag.</summary>
    /// <param name="node">Reader of that mapping; the keys that all cases share are read by the caller.</param>
    T Read(NodeReader node);
}
