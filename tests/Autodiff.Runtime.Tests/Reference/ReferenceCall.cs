using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>The arguments of a case as tensors of one precision.</summary>
internal sealed class ReferenceCall<T>(ReferenceAttributes attributes, IReadOnlyList<(string Name, Tensor Value)> arguments)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Arguments that are no tensors.</summary>
    public ReferenceAttributes Attributes { get; } = attributes;

    /// <summary>All tensors of numbers, in order.</summary>
    public Tensor<T>[] All => [.. arguments.Select(argument => argument.Value).OfType<Tensor<T>>()];

    /// <summary>The argument of operations of one tensor.</summary>
    public Tensor<T> X => this["x"];

    /// <summary>The first argument of operations of two.</summary>
    public Tensor<T> A => this["a"];

    /// <summary>The second argument of operations of two.</summary>
    public Tensor<T> B => this["b"];

    /// <summary>An argument by name.</summary>
    public Tensor<T> this[string name] => Optional(name) ?? throw new InvalidDataException($"The case has no input '{name}'.");

    public Tensor<T>? Optional(string name) => (Tensor<T>?)Find(name);

    public Tensor<long> Indices(string name) => (Tensor<long>)Find(name)!;

    public Tensor<bool> Mask(string name) => (Tensor<bool>)Find(name)!;

    /// <summary>An argument of any type of elements.</summary>
    public Tensor? Find(string name) => arguments.FirstOrDefault(argument => argument.Name == name).Value;
}
