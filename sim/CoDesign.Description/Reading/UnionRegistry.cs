namespace CoDesign.Description.Reading;

/// <summary>The cases of open unions, whose parameters live in other assemblies; composed once and then only read.</summary>
public sealed class UnionRegistry
{
    private readonly IReadOnlyDictionary<Type, IReadOnlyList<object>> _cases;

    private UnionRegistry(IReadOnlyDictionary<Type, IReadOnlyList<object>> cases) => _cases = cases;

    /// <summary>A registry without any case, for descriptions without open unions.</summary>
    public static UnionRegistry Empty { get; } = new(new Dictionary<Type, IReadOnlyList<object>>());

    /// <summary>This registry with the cases of one more union.</summary>
    /// <typeparam name="T">The common type of all cases, which identifies the union.</typeparam>
    /// <param name="cases">At least one case; tags unique. Messages and schemas list them in this order.</param>
    /// <exception cref="ArgumentException">There is no case, two have the same tag, or the union is already registered.</exception>
    public UnionRegistry With<T>(IReadOnlyList<IUnionCase<T>> cases)
    {
        string? repeated = cases.GroupBy(unionCase => unionCase.Tag).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (repeated is not null || cases.Count == 0 || _cases.ContainsKey(typeof(T)))
        {
            throw new ArgumentException($"cases of {typeof(T)}: none, registered before, or tag '{repeated}' given twice", nameof(cases));
        }
        return new UnionRegistry(new Dictionary<Type, IReadOnlyList<object>>(_cases) { [typeof(T)] = [.. cases] });
    }

    /// <summary>The cases of a union.</summary>
    /// <typeparam name="T">The common type of all cases.</typeparam>
    /// <exception cref="InvalidOperationException">The union is not registered: the program was composed without it.</exception>
    public IReadOnlyList<IUnionCase<T>> CasesOf<T>() =>
        _cases.TryGetValue(typeof(T), out IReadOnlyList<object>? cases)
            ? [.. cases.Cast<IUnionCase<T>>()]
            : throw new InvalidOperationException($"no cases of {typeof(T)} are registered");
}
