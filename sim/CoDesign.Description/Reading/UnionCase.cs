namespace CoDesign.Description.Reading;

/// <summary>A case made of a reading method.</summary>
/// <typeparam name="T">The common type of all cases.</typeparam>
/// <param name="tag">The value of the tag key, snake_case.</param>
/// <param name="description">What the case stands for, one sentence.</param>
/// <param name="read">Reads the case's own keys.</param>
public sealed class UnionCase<T>(string tag, string description, Func<NodeReader, T> read) : IUnionCase<T>
{
    /// <inheritdoc/>
    public string Tag { get; } = tag;

    /// <inheritdoc/>
    public string Description { get; } = description;

    /// <inheritdoc/>
    public T Read(NodeReader node) => read(node);
}
