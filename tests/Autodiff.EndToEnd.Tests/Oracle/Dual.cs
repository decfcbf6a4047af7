namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>A <c>double</c> with its tangent: exact forward-mode differentiation.</summary>
/// <param name="Value">The number itself, rounded as the primal rounds.</param>
/// <param name="Tangent">Its derivative in the direction of the run.</param>
public readonly record struct Dual(double Value, double Tangent) : IDual, IComparable<Dual>, IComparable
{
    object IDual.Value => Value;

    public int CompareTo(Dual other) => Value.CompareTo(other.Value);

    int IComparable.CompareTo(object? other) => other is Dual dual ? CompareTo(dual) : 1;

    public static implicit operator Dual(double value) => new(value, 0);

    public static implicit operator Dual(DualF value) => new(value.Value, value.Tangent);

    public static explicit operator DualF(Dual value) => new((float)value.Value, value.Tangent);

    public static explicit operator int(Dual x) => BranchTrace.Record(unchecked((int)x.Value));

    public static explicit operator checked int(Dual x) => BranchTrace.Record(checked((int)x.Value));

    public static explicit operator uint(Dual x) => unchecked((uint)x.Value);

    public static explicit operator checked uint(Dual x) => checked((uint)x.Value);

    public static explicit operator long(Dual x) => unchecked((long)x.Value);

    public static explicit operator checked long(Dual x) => checked((long)x.Value);

    public static explicit operator byte(Dual x) => unchecked((byte)x.Value);

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => new(-x.Value, -x.Tangent);

    public static Dual operator ++(Dual x) => new(x.Value + 1, x.Tangent);

    public static Dual operator --(Dual x) => new(x.Value - 1, x.Tangent);

    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Tangent + y.Tangent);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Tangent - y.Tangent);

    public static Dual operator *(Dual x, Dual y)
        => new(x.Value * y.Value, x.Tangent * y.Value + y.Tangent * x.Value);

    public static Dual operator /(Dual x, Dual y)
    {
        var quotient = x.Value / y.Value;
        return new(quotient, Partial(x.Tangent, 1.0 / y.Value) - Partial(y.Tangent, (double)x.Value / y.Value / y.Value));
    }

    public static Dual operator %(Dual x, Dual y)
    {
        var remainder = x.Value % y.Value;
        // Not the truncated quotient, which rounding may have carried over a whole number.
        return new(remainder, x.Tangent - Partial(y.Tangent, Math.Round(((double)x.Value - remainder) / y.Value)));
    }

    public static bool operator <(Dual x, Dual y) => BranchTrace.Record(x.Value < y.Value);

    public static bool operator >(Dual x, Dual y) => BranchTrace.Record(x.Value > y.Value);

    public static bool operator <=(Dual x, Dual y) => BranchTrace.Record(x.Value <= y.Value);

    public static bool operator >=(Dual x, Dual y) => BranchTrace.Record(x.Value >= y.Value);

    public bool Equals(Dual other) => BranchTrace.Record(Value == other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    /// <summary>A constant operand contributes nothing, whatever its partial derivative.</summary>
    private static double Partial(double tangent, double partial) => tangent == 0 ? 0 : tangent * partial;
}
