namespace Autodiff.EndToEnd.Tests.Oracle;

/// <summary>A <c>float</c> with its tangent, which is kept in <c>double</c>.</summary>
/// <param name="Value">The number itself, rounded as the primal rounds.</param>
/// <param name="Tangent">Its derivative in the direction of the run.</param>
public readonly record struct DualF(float Value, double Tangent) : IDual
{
    object IDual.Value => Value;

    public static implicit operator DualF(float value) => new(value, 0);


    public static explicit operator int(DualF x) => BranchTrace.Record(unchecked((int)x.Value));

    public static explicit operator checked int(DualF x) => BranchTrace.Record(checked((int)x.Value));

    public static explicit operator uint(DualF x) => unchecked((uint)x.Value);

    public static explicit operator checked uint(DualF x) => checked((uint)x.Value);

    public static explicit operator long(DualF x) => unchecked((long)x.Value);

    public static explicit operator checked long(DualF x) => checked((long)x.Value);

    public static explicit operator byte(DualF x) => unchecked((byte)x.Value);

    public static DualF operator +(DualF x) => x;

    public static DualF operator -(DualF x) => new(-x.Value, -x.Tangent);

    public static DualF operator ++(DualF x) => new(x.Value + 1, x.Tangent);

    public static DualF operator --(DualF x) => new(x.Value - 1, x.Tangent);

    public static DualF operator +(DualF x, DualF y) => new(x.Value + y.Value, x.Tangent + y.Tangent);

    public static DualF operator -(DualF x, DualF y) => new(x.Value - y.Value, x.Tangent - y.Tangent);

    public static DualF operator *(DualF x, DualF y)
        => new(x.Value * y.Value, x.Tangent * y.Value + y.Tangent * x.Value);

    public static DualF operator /(DualF x, DualF y)
    {
        var quotient = x.Value / y.Value;
        return new(quotient, Partial(x.Tangent, 1.0 / y.Value) - Partial(y.Tangent, (double)x.Value / y.Value / y.Value));
    }

    public static DualF operator %(DualF x, DualF y)
    {
        var remainder = x.Value % y.Value;
        // Not the truncated quotient, which rounding may have carried over a whole number.
        return new(remainder, x.Tangent - Partial(y.Tangent, Math.Round(((double)x.Value - remainder) / y.Value)));
    }

    public static bool operator <(DualF x, DualF y) => BranchTrace.Record(x.Value < y.Value);

    public static bool operator >(DualF x, DualF y) => BranchTrace.Record(x.Value > y.Value);

    public static bool operator <=(DualF x, DualF y) => BranchTrace.Record(x.Value <= y.Value);

    public static bool operator >=(DualF x, DualF y) => BranchTrace.Record(x.Value >= y.Value);

    public bool Equals(DualF other) => BranchTrace.Record(Value == other.Value);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    /// <summary>A constant operand contributes nothing, whatever its partial derivative.</summary>
    private static double Partial(double tangent, double partial) => tangent == 0 ? 0 : tangent * partial;
}
