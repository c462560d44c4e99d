using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Prover;

/// <summary>What pieces of work cost on a unit.</summary>
public sealed class ProverModel
{
    private readonly ProverParameters _parameters;

    /// <summary>Takes a unit.</summary>
    /// <param name="parameters">What it is made of.</param>
    /// <param name="clock">Its clock.</param>
    public ProverModel(ProverParameters parameters, Frequency clock)
    {
        _parameters = parameters;
        Transforms = parameters.Transforms is { } transforms ? new TransformModel(transforms, parameters.Memory, clock) : null;
        MultiScalar = parameters.MultiScalar is { } multiScalar ? new MultiScalarModel(multiScalar, parameters.Memory, clock) : null;
        Trees = parameters.Trees is { } trees ? new TreeModel(trees, parameters.Memory, clock) : null;
        Polynomials = parameters.Polynomials is { } polynomials ? new PolynomialModel(polynomials, parameters.Memory, clock) : null;
    }

    /// <summary>The part for transforms; null: there is none.</summary>
    public TransformModel? Transforms { get; }

    /// <summary>The part for multi-scalar multiplication; null: there is none.</summary>
    public MultiScalarModel? MultiScalar { get; }

    /// <summary>The part for Merkle trees; null: there is none.</summary>
    public TreeModel? Trees { get; }

    /// <summary>The part for sum-checks, folds and values; null: there is none.</summary>
    public PolynomialModel? Polynomials { get; }

    /// <summary>Whether the part for transforms has a field.</summary>
    public bool CanTransform(ProverField field) => _parameters.Transforms?.Fields.Keys.Contains(field.Name) ?? false;

    /// <summary>Whether the part for multi-scalar multiplication has a curve.</summary>
    public bool CanAdd(ProverCurve curve) => _parameters.MultiScalar?.Curves.Keys.Contains(curve.Name) ?? false;

    /// <summary>Whether the part for trees has a hash function.</summary>
    public bool CanHash(TreeHash hash) => _parameters.Trees?.Functions.Keys.Contains(hash.Name) ?? false;

    /// <summary>Whether the part for polynomials has a field.</summary>
    public bool CanMultiply(ProverField field) => _parameters.Polynomials?.Fields.Keys.Contains(field.Name) ?? false;

    /// <summary>Transforms of columns.</summary>
    public ProverStage Transform(ProverField field, int logarithm, int columns, bool isCoset) => new(
        Transforms!.Cycles(field, logarithm, columns, isCoset),
        Transforms.Bytes(field, logarithm, columns),
        [
            (ProverParameters.ButterflyAction(field.Name), checked(TransformModel.Butterflies(logarithm) * columns)),
            (ProverParameters.MultiplyAction(field.Name), checked(Transforms.Products(logarithm, isCoset) * columns)),
        ]);

    /// <summary>A multi-scalar multiplication.</summary>
    public ProverStage Sum(ProverCurve curve, long points, int window) => new(
        MultiScalar!.Cycles(curve, points, window),
        MultiScalar.Bytes(curve, points, window),
        [(ProverParameters.AddAction(curve.Name), MultiScalar.Additions(curve, points, window))]);

    /// <summary>A Merkle tree.</summary>
    public ProverStage Tree(TreeHash hash, int logarithm, long leafBytes) => new(
        Trees!.Cycles(hash, logarithm, leafBytes),
        Trees.Bytes(logarithm, leafBytes),
        [(ProverParameters.HashAction(hash.Name), TreeModel.Blocks(hash, logarithm, leafBytes))]);

    /// <summary>Products over elements.</summary>
    public ProverStage Multiply(ProverField field, long products, long elements) => new(
        Polynomials!.Cycles(field, products, elements),
        Polynomials.Bytes(field, elements),
        [(ProverParameters.MultiplyAction(field.Name), products)]);
}
