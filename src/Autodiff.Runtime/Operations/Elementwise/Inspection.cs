using Autodiff.Internal;

namespace Autodiff;

/// <content>Questions about elements and whole tensors.</content>
public sealed partial class Tensor<T>
{
    /// <summary>Where elements are NaN.</summary>
    public Tensor<bool> IsNaN() => Ne(this);

    /// <summary>Where elements are infinite.</summary>
    public Tensor<bool> IsInf() => Magnitude() is { } magnitude ? magnitude.Eq(double.PositiveInfinity) : IsNaN();

    /// <summary>Where elements are neither infinite nor NaN.</summary>
    public Tensor<bool> IsFinite() => Magnitude() is { } magnitude ? magnitude.Lt(double.PositiveInfinity) : Eq(this);

    /// <summary>Whether the shapes are the same and so are all elements; NaN is equal to nothing.</summary>
    public bool Equal(Tensor<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Layout.HasShapeOf(other.Layout) && !Ne(other).Elements.Contains(true);
    }

    /// <summary>Where elements are close: <c>|x - y| &lt;= atol + rtol |y|</c>, or equal infinities.</summary>
    /// <param name="other">Broadcasts with this tensor.</param>
    /// <param name="rtol">How far they may be apart, relative to the other.</param>
    /// <param name="atol">How far they may be apart in any case.</param>
    /// <param name="equalNan">Whether NaN counts as close to NaN.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is negative.</exception>
    public Tensor<bool> IsClose(Tensor<T> other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNegative(rtol);
        ArgumentOutOfRangeException.ThrowIfNegative(atol);
        var result = Eq(other);
        var layout = result.Layout;
        var a = new OperandElements<T>(this, layout).As<T>();
        var b = new OperandElements<T>(other, layout).As<T>();
        var isClose = result.Elements;
        for (var i = 0; i < isClose.Length; i++)
        {
            double x = Number.ToDouble(a[a.Length == 1 ? 0 : i]), y = Number.ToDouble(b[b.Length == 1 ? 0 : i]);
            isClose[i] |= double.IsFinite(x) && double.IsFinite(y)
                ? Math.Abs(x - y) <= atol + rtol * Math.Abs(y)
                : equalNan && double.IsNaN(x) && double.IsNaN(y);
        }

        return result;
    }

    /// <summary>Whether all elements are close, as by <see cref="IsClose"/>.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is negative.</exception>
    public bool AllClose(Tensor<T> other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) =>
        !IsClose(other, rtol, atol, equalNan).Elements.Contains(false);

    /// <summary>The magnitudes of real numbers, null for others, which are all finite.</summary>
    private Tensor<T>? Magnitude() => Number.IsReal<T>() ? Unary.Apply<T, AbsOperation>(Detach()) : null;
}
