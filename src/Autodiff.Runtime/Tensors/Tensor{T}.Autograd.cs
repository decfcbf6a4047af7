using System.Runtime.CompilerServices;
using Autodiff.Internal;

namespace Autodiff;

/// <content>The tape's side of a tensor.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Sets <see cref="Tensor.RequiresGrad"/> in place and returns this tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not a leaf, or not of floating-point numbers.</exception>
    public Tensor<T> RequiresGrad_(bool value = true)
    {
        RequiresGrad = value;
        return this;
    }

    /// <summary>A tensor with the same elements that the tape does not know: a constant for differentiation.</summary>
    public Tensor<T> Detach() => new(Layout, Unsafe.As<Storage<T>>(Storage), Offset) { WritesSeen = WritesSeen };

    /// <summary>Calls a function with each gradient that arrives at this tensor; what it returns, if anything, replaces the gradient.</summary>
    /// <param name="hook">Must not change its argument.</param>
    /// <returns>Dispose it to remove the hook.</returns>
    /// <exception cref="InvalidOperationException">The tensor needs no gradient.</exception>
    public IDisposable RegisterHook(Func<Tensor<T>, Tensor<T>?> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return AddHook(gradient => hook((Tensor<T>)gradient));
    }

    /// <summary>Calls a function with each gradient that arrives at this tensor.</summary>
    /// <returns>Dispose it to remove the hook.</returns>
    /// <exception cref="InvalidOperationException">The tensor needs no gradient.</exception>
    public IDisposable RegisterHook(Action<Tensor<T>> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return AddHook(gradient =>
        {
            hook((Tensor<T>)gradient);
            return null;
        });
    }

    /// <inheritdoc/>
    internal override Tensor Plus(Tensor other) => this + Unsafe.As<Tensor<T>>(other);

    /// <inheritdoc/>
    internal override void AddInPlace(Tensor other) => Accumulation.Add(this, Unsafe.As<Tensor<T>>(other));

    /// <inheritdoc/>
    internal override Tensor OnesOfShape() => Full(Layout.Sizes, Number.One<T>());

    /// <inheritdoc/>
    internal override void AccumulateGrad(Tensor cotangent, BackwardPass pass)
    {
        var state = State ??= new AutogradState();
        lock (state)
        {
            if (state.Grad is { } sum)
            {
                if (pass.CreatesGraph || sum.Tracking != Tracking.None || cotangent.Tracking != Tracking.None)
                    state.Grad = sum.Plus(cotangent);
                else
                    Unsafe.As<Tensor<T>>(sum).AddGradient(Unsafe.As<Tensor<T>>(cotangent));
                return;
            }

            // A gradient belongs to its leaf alone, so that it can be added to in place, and lies as the leaf does. With a
            // history or a tangent it is copied by an operation that passes them on.
            var own = Unsafe.As<Tensor<T>>(cotangent);
            if (pass.CreatesGraph || own.Tracking != Tracking.None)
            {
                own = own.Clone();
            }
            else if (!pass.IsPrivate(own) || !own.Layout.LiesLike(DenseLayout))
            {
                own = Allocate(DenseLayout);
                Copies.Run(Unsafe.As<Tensor<T>>(cotangent), own);
            }

            BackwardPass.Hold(own);
            TensorThread.Current.Scope?.Keep(own.Storage);
            state.Grad = own;
        }
    }

    private void AddGradient(Tensor<T> cotangent)
    {
        Accumulation.Add(this, cotangent);
        Storage.Version++;
    }
}
