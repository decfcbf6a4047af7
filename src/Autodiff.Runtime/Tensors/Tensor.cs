using System.ComponentModel;
using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// An array of numbers with any number of dimensions, on the tape if gradients are asked for. What does not depend on the
/// type of the elements; the elements and typed operations are in <see cref="Tensor{T}"/>.
/// </summary>
public abstract partial class Tensor : IDisposable
{
    internal Layout Layout;
    internal Storage Storage;
    internal Node? Creator;
    internal AutogradState? State;

    /// <summary>Of a view: the tensor that is not a view and of whose elements it is made, as far as the tape knows.</summary>
    internal Tensor? Base;
    internal int Offset;
    internal int WritesSeen;
    internal Tracking Tracking;

    private protected Tensor(Layout layout, Storage storage, int offset)
    {
        Layout = layout;
        Storage = storage;
        Offset = offset;
        WritesSeen = storage.RecordedWrites;
    }

    /// <summary>The sizes of the dimensions; <c>[]</c> for a single number.</summary>
    public Shape Shape => Layout.Shape;

    /// <summary>How many dimensions: 0 for a single number.</summary>
    public int Rank => Layout.Rank;

    /// <summary>How many elements.</summary>
    public int Count => Layout.Count;

    /// <summary>The distance of neighbouring elements along each dimension; 0 where one element stands for all.</summary>
    public ReadOnlySpan<nint> Strides => Layout.Strides;

    /// <summary>Whether the elements lie side by side in row-major order.</summary>
    public bool IsContiguous => Layout.IsContiguous;

    /// <summary>The type of the elements.</summary>
    public abstract Type ElementType { get; }

    /// <summary>Whether <c>Backward</c> computes a gradient for this tensor, or passes through it.</summary>
    /// <remarks>Set it on leaves; what is computed from them has it by itself.</remarks>
    public bool RequiresGrad
    {
        get => (Tracking & Tracking.RequiresGrad) != 0;
        set => SetRequiresGrad(value);
    }

    /// <summary>Whether the tensor was not computed by a recorded operation.</summary>
    public bool IsLeaf => Creator == null;

    /// <summary>The recorded operation that computed the tensor; <see langword="null"/> for a leaf.</summary>
    public Node? GradFn => Creator;

    /// <summary>The gradient accumulated by <c>Backward</c>; <see langword="null"/> before the first.</summary>
    public Tensor? Grad => State?.Grad;

    /// <summary>Whether the gradient is kept though the tensor is not a leaf.</summary>
    public bool RetainsGrad => Creator != null && State is { RetainsGrad: true };

    /// <summary>How often the elements were changed in place.</summary>
    public int Version => Storage.Version;

    /// <summary>The node a gradient for this tensor arrives at.</summary>
    internal Node NodeOrLeaf => Creator ?? ((State ??= new AutogradState()).Leaf ??= new LeafNode(this));

    /// <summary>Whether the tensor is its whole buffer.</summary>
    internal abstract bool CoversStorage { get; }

    /// <summary>
    /// Computes the gradients of this tensor with respect to the leaves it was computed from, and adds them to their
    /// <see cref="Grad"/>.
    /// </summary>
    /// <param name="gradient">The cotangent of this tensor, of its shape; may be omitted for a single number: 1.</param>
    /// <param name="retainGraph">Keeps what the derivatives read, so that one can go backward again; <paramref name="createGraph"/> by default.</param>
    /// <param name="createGraph">Records the computation of the gradients, so that they can be differentiated.</param>
    /// <exception cref="InvalidOperationException">The tensor needs no gradient, has several elements and no cotangent was given, or its graph was freed or changed in place.</exception>
    /// <exception cref="ArgumentException">The cotangent has another shape or element type.</exception>
    public void Backward(Tensor? gradient = null, bool? retainGraph = null, bool createGraph = false)
    {
        var cotangent = Autograd.CheckRoot(this, gradient, nameof(Backward));
        BackwardPass.RunToLeaves([this], [cotangent], retainGraph ?? createGraph, createGraph);
    }

    /// <summary>Keeps the gradient of this tensor in <see cref="Grad"/> in each backward pass, though it is not a leaf.</summary>
    /// <exception cref="InvalidOperationException">The tensor needs no gradient.</exception>
    public void RetainGrad()
    {
        if (!RequiresGrad)
            throw new InvalidOperationException($"RetainGrad: the tensor of shape {Layout} does not require gradients.");
        if (Creator == null)
            return;
        (State ??= new AutogradState()).RetainsGrad = true;
        (Creator.Extras ??= new NodeExtras()).Retained = this;
    }

    /// <summary>Drops the accumulated gradient, so that the next backward pass starts anew.</summary>
    /// <remarks>
    /// <see cref="Grad"/> is null afterwards, as with PyTorch's <c>zero_grad()</c>. Inside a <c>Tensors.Scope()</c> its
    /// buffer belongs to the scope from then on and serves again after it.
    /// </remarks>
    public void ZeroGrad()
    {
        if (State is not { Grad: { } gradient } state)
            return;
        lock (state)
            state.Grad = null;
        TensorThread.Current.Scope?.Adopt(gradient.Storage);
    }

    /// <summary>Calls a function with each gradient that arrives at this tensor; what it returns, if anything, replaces the gradient.</summary>
    /// <returns>Dispose it to remove the hook.</returns>
    /// <exception cref="InvalidOperationException">The tensor needs no gradient.</exception>
    internal IDisposable AddHook(Func<Tensor, Tensor?> function)
    {
        if (!RequiresGrad)
            throw new InvalidOperationException($"RegisterHook: the tensor of shape {Layout} does not require gradients, so none will arrive.");
        var extras = NodeOrLeaf.Extras ??= new NodeExtras();
        var hook = new GradientHook(function);
        (extras.Hooks ??= []).Add(hook);
        return new HookRegistration(extras.Hooks, hook);
    }

    /// <summary>Gives the buffer back at once. Every later use of the tensor and of its views is an error.</summary>
    public void Dispose()
    {
        Storage.Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Not of use: tensors are equal only to themselves; <c>x.Eq(y)</c> compares elements, <c>x.AllClose(y)</c> whole tensors.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Brings the history up to date after a recorded write in place to a tensor on the same elements.</summary>
    /// <exception cref="InvalidOperationException">The tape does not know how the tensors are related.</exception>
    internal abstract void Refresh();

    /// <summary>The sum of two cotangents of one shape and type, recorded if the pass records.</summary>
    internal abstract Tensor Plus(Tensor other);

    /// <summary>Adds a cotangent of the same shape to a buffer that nobody else knows.</summary>
    internal abstract void AddInPlace(Tensor other);

    /// <summary>Adds a cotangent that has arrived to <see cref="Grad"/>.</summary>
    internal abstract void AccumulateGrad(Tensor cotangent, BackwardPass pass);

    /// <summary>A tensor of ones of this shape and type.</summary>
    internal abstract Tensor OnesOfShape();

    /// <summary>Whether any element is NaN.</summary>
    internal abstract bool HasNaN();

    private void SetRequiresGrad(bool value)
    {
        if (value == RequiresGrad)
            return;
        if (value && ElementType != typeof(float) && ElementType != typeof(double))
            throw new InvalidOperationException($"Only tensors of float and double can require gradients, not {Name(ElementType)}.");
        if (Creator != null)
            throw new InvalidOperationException($"RequiresGrad can be changed on leaves only; this tensor was computed by {Creator.Name}. Use Detach() for a tensor without a gradient.");
        Tracking = value ? Tracking | Tracking.RequiresGrad : Tracking & ~Tracking.RequiresGrad;
        if (value)
            TensorThread.Current.Scope?.Keep(Storage); // leaves outlive the scope they were made in
    }

    /// <summary>The C# name of an element type.</summary>
    internal static string Name(Type type) =>
        type == typeof(float) ? "float" : type == typeof(double) ? "double" : type == typeof(int) ? "int" :
        type == typeof(long) ? "long" : type == typeof(bool) ? "bool" : type.Name;
}
