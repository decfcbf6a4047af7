using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>Rows of the built-in operators.</summary>
internal static partial class PrimitiveTable
{
    private static IEnumerable<Rule> OperatorRows()
    {
        const OwnTypes ordered = OwnTypes.Numbers | OwnTypes.Narrow;
        const OwnTypes bits = OwnTypes.Integers | OwnTypes.Boolean;
        IrType?[] one = [null];
        IrType?[] two = [null, null];
        IrType?[] shift = [null, IrType.Int32];
        return
        [
            Operator(Primitive.Add, OwnTypes.Numbers, "1, 1", static a => a.Seed, static a => a.Seed),
            Operator(Primitive.Subtract, OwnTypes.Numbers, "1, -1", static a => a.Seed, static a => a.B.Negate(a.Seed)),
            Operator(Primitive.Multiply, OwnTypes.Numbers, "y, x",
                static a => a.B.Multiply(a.Y, a.Seed),
                static a => a.B.Multiply(a.X, a.Seed)),
            Operator(Primitive.Divide, OwnTypes.Numbers, "1 / y, -result / y",
                static a => a.B.Divide(a.Seed, a.Y),
                DivideByDivisor),
            Operator(Primitive.Remainder, OwnTypes.Numbers, "1, -n with n = (x - result) / y, a whole number",
                static a => a.Seed,
                static a => a.B.Negate(a.B.Multiply(Quotient(a), a.Seed))) with
            {
                Policy = "Where x / y is whole, the derivatives of the branch that C# takes.",
            },
            Operator(Primitive.Negate, OwnTypes.Numbers, "-1", static a => a.B.Negate(a.Seed)),
            Operator(Primitive.Convert, OwnTypes.Scalars, "1 between floating-point types, zero from and to integers",
                static a => a.B.ConvertTo(a.Seed, a.Target)),
            ZeroOperator(Primitive.Equal, OwnTypes.Scalars | OwnTypes.Other, two, IrType.Boolean),
            ZeroOperator(Primitive.NotEqual, OwnTypes.Scalars | OwnTypes.Other, two, IrType.Boolean),
            ZeroOperator(Primitive.Less, ordered, two, IrType.Boolean),
            ZeroOperator(Primitive.LessOrEqual, ordered, two, IrType.Boolean),
            ZeroOperator(Primitive.Greater, ordered, two, IrType.Boolean),
            ZeroOperator(Primitive.GreaterOrEqual, ordered, two, IrType.Boolean),
            ZeroOperator(Primitive.LogicalNot, OwnTypes.Boolean, one),
            ZeroOperator(Primitive.And, bits, two),
            ZeroOperator(Primitive.Or, bits, two),
            ZeroOperator(Primitive.ExclusiveOr, bits, two),
            ZeroOperator(Primitive.Complement, OwnTypes.Integers, one),
            ZeroOperator(Primitive.ShiftLeft, OwnTypes.Integers, shift),
            ZeroOperator(Primitive.ShiftRight, OwnTypes.Integers, shift),
            ZeroOperator(Primitive.UnsignedShiftRight, OwnTypes.Integers, shift),
        ];
    }

    // In terms of what the other partial divides too; the reciprocal needs no division.
    private static IrValue DivideByDivisor(PartialArguments a) => a.B.Negate(a.IsOne(0)
        ? a.B.Multiply(Square(a.B, a.Result), a.Seed)
        : a.B.Multiply(a.Result, a.B.Divide(a.Seed, a.Y)));

    // From the remainder, because x / y can round up to the next whole number: 1 % 0.1 has quotient 9, though 1 / 0.1 is 10.
    private static IrValue Quotient(PartialArguments a) =>
        a.B.Call(Primitive.Round, a.B.Divide(a.B.Subtract(a.X, a.Result), a.Y));
}
