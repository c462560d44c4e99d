namespace CoDesign.Compute.Tensors;

/// <summary>One head of attention.</summary>
/// <param name="Queries">Rows of the queries and of the result.</param>
/// <param name="Keys">Rows of keys and values.</param>
/// <param name="Depth">Columns of queries and keys.</param>
/// <param name="ValueDepth">Columns of values and of the result.</param>
public readonly record struct AttentionShape(int Queries, int Keys, int Depth, int ValueDepth)
{
    /// <summary>Queries times keys.</summary>
    public GemmShape Scores => new(Queries, Depth, Keys);

    /// <summary>Weights times values.</summary>
    public GemmShape Mixture => new(Queries, Keys, ValueDepth);
}
