using Autodiff.Internal;

namespace Autodiff;

/// <summary>
/// Forward mode: tensors that carry a tangent (duals), through which every operation computes a JVP beside its value.
/// </summary>
/// <remarks>
/// <code>
/// using (ForwardMode.DualLevel())
/// {
///     var dual = ForwardMode.MakeDual(x, direction);
///     var (value, tangent) = ForwardMode.UnpackDual(F(dual));
/// }
/// </code>
/// Gradients may be taken of tangents, and backward passes carry tangents too, which gives products with Hessians.
/// </remarks>
public static class ForwardMode
{
    /// <summary>Opens a level: duals live until it is disposed.</summary>
    /// <exception cref="InvalidOperationException">A level is open on this thread: levels do not nest.</exception>
    public static DualLevelScope DualLevel() => new(TensorThread.Current);

    /// <summary>A tensor of the same elements that carries a tangent; gradients flow through it.</summary>
    /// <param name="primal">The value.</param>
    /// <param name="tangent">Of the same shape.</param>
    /// <exception cref="InvalidOperationException">No level is open on this thread.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor<T> MakeDual<T>(Tensor<T> primal, Tensor<T> tangent)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(primal);
        ArgumentNullException.ThrowIfNull(tangent);
        var level = TensorThread.Current.DualLevel
            ?? throw new InvalidOperationException("ForwardMode.MakeDual: no level is open. Write it inside using (ForwardMode.DualLevel()).");
        if (!primal.Layout.HasShapeOf(tangent.Layout))
            throw new ArgumentException($"ForwardMode.MakeDual: the tangent has the shape {tangent.Layout}, the primal {primal.Layout}; they must be the same.", nameof(tangent));
        if (!Number.IsReal<T>())
            throw new InvalidOperationException($"ForwardMode.MakeDual: only tensors of float and double have tangents, not {Tensor.Name(typeof(T))}.");
        if (primal.Tangent != null)
            throw new InvalidOperationException("ForwardMode.MakeDual: the primal carries a tangent already.");
        var dual = primal.ViewAs(primal.Layout);
        level.Attach(dual, tangent);
        return dual;
    }

    /// <summary>The value and the tangent of a tensor; the tangent is <see langword="null"/>, for zero, if it carries none.</summary>
    public static (Tensor<T> Primal, Tensor<T>? Tangent) UnpackDual<T>(Tensor<T> dual)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dual);
        if (dual.Tangent is not { } tangent)
            return (dual, null);
        var thread = TensorThread.Current;
        var carries = thread.CarriesTangents;
        thread.CarriesTangents = false;
        try
        {
            return (dual.ViewAs(dual.Layout), tangent);
        }
        finally
        {
            thread.CarriesTangents = carries;
        }
    }
}
