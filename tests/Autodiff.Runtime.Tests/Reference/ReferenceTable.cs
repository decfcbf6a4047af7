using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>The operations of the reference, by name.</summary>
internal sealed class ReferenceTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<string, ReferenceOperation<T>> _operations = [];

    private ReferenceTable()
    {
        UnaryReferences.AddTo(this);
        BinaryReferences.AddTo(this);
        ReductionReferences.AddTo(this);
        LinalgReferences.AddTo(this);
        ShapeReferences.AddTo(this);
        NnReferences.AddTo(this);
    }

    public static ReferenceTable<T> Instance { get; } = new();

    public ReferenceOperation<T> this[string name] => _operations.TryGetValue(name, out var operation)
        ? operation
        : throw new InvalidDataException($"The operation '{name}' is not in the table: its family's …References.cs says what it is here.");

    /// <summary>An operation each of whose elements comes from the elements in its own place.</summary>
    public void Elementwise(string name, Func<ReferenceCall<T>, Tensor> invoke) =>
        _operations.Add(name, new ReferenceOperation<T>(call => [invoke(call)], IsElementwise: true));

    /// <summary>An operation with one result.</summary>
    public void Add(string name, Func<ReferenceCall<T>, Tensor> invoke) =>
        _operations.Add(name, new ReferenceOperation<T>(call => [invoke(call)], IsElementwise: false));

    /// <summary>An operation with several results.</summary>
    public void AddSeveral(string name, Func<ReferenceCall<T>, IReadOnlyList<Tensor>> invoke) =>
        _operations.Add(name, new ReferenceOperation<T>(invoke, IsElementwise: false));
}
