using Autodiff.Internal;

namespace Autodiff;

/// <content>Derivatives of functions of one tensor, as PyTorch's <c>torch.autograd.functional</c>.</content>
public static partial class Autograd
{
    /// <summary>The value of a function and its JVP, the derivative along a tangent, in one forward pass.</summary>
    /// <param name="function">A function of tensors.</param>
    /// <param name="x">Where.</param>
    /// <param name="tangent">Of the shape of x.</param>
    /// <exception cref="InvalidOperationException">A level of forward mode is open on this thread.</exception>
    public static (Tensor<T> Value, Tensor<T> Tangent) Jvp<T>(Func<Tensor<T>, Tensor<T>> function, Tensor<T> x, Tensor<T> tangent)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        using (ForwardMode.DualLevel())
        {
            var (value, derivative) = ForwardMode.UnpackDual(function(ForwardMode.MakeDual(x, tangent)));
            return (value, derivative ?? Tensor.Zeros<T>(value.Layout.Sizes));
        }
    }

    /// <summary>The value of a function and its VJP, the gradient weighted by a cotangent.</summary>
    /// <param name="function">A function of tensors.</param>
    /// <param name="x">Where.</param>
    /// <param name="cotangent">Of the shape of the value; may be omitted for a single number: 1.</param>
    /// <param name="createGraph">Records the computation of the gradient, so that it can be differentiated.</param>
    public static (Tensor<T> Value, Tensor<T> Gradient) Vjp<T>(
        Func<Tensor<T>, Tensor<T>> function, Tensor<T> x, Tensor<T>? cotangent = null, bool createGraph = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(x);
        using (EnableGrad())
        {
            var input = createGraph && x.RequiresGrad ? x.ViewAs(x.Layout) : x.Detach().RequiresGrad_();
            var value = function(input);
            if (!value.RequiresGrad)
                return (value, Tensor.Zeros<T>(x.Layout.Sizes));
            var gradient = Grad([value], [input], cotangent == null ? default : [cotangent], createGraph: createGraph, allowUnused: true)[0];
            return (createGraph ? value : value.Detach(), (Tensor<T>?)gradient ?? Tensor.Zeros<T>(x.Layout.Sizes));
        }
    }

    /// <summary>The Jacobian: of shape <c>[...value, ...x]</c>, the derivative of each element of the value with respect to each of x.</summary>
    /// <param name="function">A function of tensors.</param>
    /// <param name="x">Where.</param>
    /// <param name="createGraph">Records the computation, so that the Jacobian can be differentiated.</param>
    public static Tensor<T> Jacobian<T>(Func<Tensor<T>, Tensor<T>> function, Tensor<T> x, bool createGraph = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(x);
        using (EnableGrad())
        {
            var input = createGraph && x.RequiresGrad ? x.ViewAs(x.Layout) : x.Detach().RequiresGrad_();
            var value = function(input);
            int[] shape = [.. value.Layout.Sizes, .. x.Layout.Sizes];
            if (!value.RequiresGrad)
                return Tensor.Zeros<T>(shape);
            var rows = Tensor.Zeros<T>(value.Count, x.Count);
            for (var i = 0; i < value.Count; i++)
            {
                var seed = Tensor.Zeros<T>(value.Layout.Sizes);
                seed.Elements[i] = Number.One<T>();
                if (Grad([value], [input], [seed], retainGraph: true, createGraph, allowUnused: true)[0] is not Tensor<T> row)
                    continue;
                var place = Layout.Contiguous([x.Count]);
                if (createGraph)
                    rows = AsStrided.Replace(rows, row.Reshape(-1), rows.Layout, place, i * x.Count);
                else
                    row.CopyTo(rows.Elements.Slice(i * x.Count, x.Count));
            }

            return rows.Reshape(shape);
        }
    }

    /// <summary>The Hessian of a function with one number as value: of shape <c>[...x, ...x]</c>, its second derivatives.</summary>
    /// <param name="function">A function of tensors with one number as value.</param>
    /// <param name="x">Where.</param>
    /// <param name="createGraph">Records the computation, so that the Hessian can be differentiated.</param>
    /// <exception cref="InvalidOperationException">The value has several elements.</exception>
    public static Tensor<T> Hessian<T>(Func<Tensor<T>, Tensor<T>> function, Tensor<T> x, bool createGraph = false)
        where T : unmanaged => Jacobian(y => Vjp(function, y, createGraph: true).Gradient, x, createGraph);

    /// <summary>The value of a function with one number as value, and the product of its Hessian with a vector.</summary>
    /// <param name="function">A function of tensors with one number as value.</param>
    /// <param name="x">Where.</param>
    /// <param name="vector">Of the shape of x.</param>
    /// <exception cref="InvalidOperationException">The value has several elements, or a level of forward mode is open on this thread.</exception>
    public static (Tensor<T> Value, Tensor<T> Product) Hvp<T>(Func<Tensor<T>, Tensor<T>> function, Tensor<T> x, Tensor<T> vector)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(x);
        using (EnableGrad())
        using (ForwardMode.DualLevel())
        {
            var leaf = x.Detach().RequiresGrad_();
            var value = function(ForwardMode.MakeDual(leaf, vector));
            if (!value.RequiresGrad)
                return (value, Tensor.Zeros<T>(x.Layout.Sizes));
            var gradient = (Tensor<T>?)Grad([value], [leaf], allowUnused: true)[0];
            return (value.Detach(), gradient?.Tangent ?? Tensor.Zeros<T>(x.Layout.Sizes));
        }
    }
}
