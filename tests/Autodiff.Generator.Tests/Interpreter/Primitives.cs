using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Autodiff.Generator.Tests.RuleTable;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>Scalar primitives in the interpreter: operators through generic math, functions through .NET's own methods.</summary>
internal static class Primitives
{
    private static readonly Dictionary<(Primitive Primitive, Type Type), (MethodInfo Method, int? Element)> Functions = AllFunctions();

    public static object Apply(Primitive primitive, IrType resultType, object[] operands, bool isChecked) =>
        primitive is Primitive.Convert ? Scalars.Convert(operands[0], ((ScalarType)resultType).Kind, isChecked)
        : operands.All(static operand => operand is bool) ? Logic(primitive, operands)
        : operands[0] switch
        {
            double x => Floating(primitive, x, operands),
            float x => Floating(primitive, x, operands),
            int x => Integer(primitive, x, operands, isChecked),
            uint x => Integer(primitive, x, operands, isChecked),
            long x => Integer(primitive, x, operands, isChecked),
            ulong x => Integer(primitive, x, operands, isChecked),
            // Only comparisons are left for the narrow types, which C# widens otherwise.
            sbyte x => Compare(primitive, x, (sbyte)operands[1]),
            byte x => Compare(primitive, x, (byte)operands[1]),
            short x => Compare(primitive, x, (short)operands[1]),
            ushort x => Compare(primitive, x, (ushort)operands[1]),
            char x => Compare(primitive, x, (char)operands[1]),
            _ => throw new InvalidOperationException($"{primitive} is not defined for {operands[0].GetType().Name}."),
        };

    private static object Logic(Primitive primitive, object[] operands)
    {
        var x = (bool)operands[0];
        return primitive switch
        {
            Primitive.LogicalNot => !x,
            Primitive.And => x & (bool)operands[1],
            Primitive.Or => x | (bool)operands[1],
            Primitive.ExclusiveOr or Primitive.NotEqual => x ^ (bool)operands[1],
            Primitive.Equal => x == (bool)operands[1],
            _ => throw new InvalidOperationException($"{primitive} is not defined for bool."),
        };
    }

    private static object Floating<T>(Primitive primitive, T x, object[] operands)
        where T : struct, IFloatingPointIeee754<T> => primitive switch
        {
            Primitive.Add => x + (T)operands[1],
            Primitive.Subtract => x - (T)operands[1],
            Primitive.Multiply => x * (T)operands[1],
            Primitive.Divide => x / (T)operands[1],
            Primitive.Remainder => x % (T)operands[1],
            Primitive.Negate => -x,
            _ when IsComparison(primitive) => Compare(primitive, x, (T)operands[1]),
            _ => Function(primitive, operands),
        };

    private static object Integer<T>(Primitive primitive, T x, object[] operands, bool isChecked)
        where T : struct, IBinaryInteger<T> => primitive switch
        {
            Primitive.Add => isChecked ? checked(x + (T)operands[1]) : unchecked(x + (T)operands[1]),
            Primitive.Subtract => isChecked ? checked(x - (T)operands[1]) : unchecked(x - (T)operands[1]),
            Primitive.Multiply => isChecked ? checked(x * (T)operands[1]) : unchecked(x * (T)operands[1]),
            Primitive.Divide => x / (T)operands[1],
            Primitive.Remainder => x % (T)operands[1],
            Primitive.Negate => isChecked ? checked(-x) : unchecked(-x),
            Primitive.And => x & (T)operands[1],
            Primitive.Or => x | (T)operands[1],
            Primitive.ExclusiveOr => x ^ (T)operands[1],
            Primitive.Complement => ~x,
            Primitive.ShiftLeft => x << (int)operands[1],
            Primitive.ShiftRight => x >> (int)operands[1],
            Primitive.UnsignedShiftRight => x >>> (int)operands[1],
            _ when IsComparison(primitive) => Compare(primitive, x, (T)operands[1]),
            _ => Function(primitive, operands),
        };

    private static bool IsComparison(Primitive primitive) => primitive is >= Primitive.Equal and <= Primitive.GreaterOrEqual;

    private static object Compare<T>(Primitive primitive, T x, T y)
        where T : IComparisonOperators<T, T, bool> => primitive switch
        {
            Primitive.Equal => x == y,
            Primitive.NotEqual => x != y,
            Primitive.Less => x < y,
            Primitive.LessOrEqual => x <= y,
            Primitive.Greater => x > y,
            Primitive.GreaterOrEqual => x >= y,
            _ => throw new InvalidOperationException($"{primitive} is not defined for {typeof(T).Name}."),
        };

    private static object Function(Primitive primitive, object[] operands)
    {
        var type = operands[PrimitiveTable.Get(primitive).OwnOperand].GetType();
        if (!Functions.TryGetValue((primitive, type), out var function))
        {
            throw new InvalidOperationException($"{primitive} is not defined for {type.Name}.");
        }

        var result = function.Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, operands, null)!;
        return function.Element is { } element ? ((ITuple)result)[element]! : result;
    }

    private static Dictionary<(Primitive Primitive, Type Type), (MethodInfo Method, int? Element)> AllFunctions()
    {
        var functions = new Dictionary<(Primitive, Type), (MethodInfo, int?)>();
        foreach (var mapping in PrimitiveMap.All)
        {
            if (DotNetMethods.Find(mapping.MethodId) is not { } method || method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                continue;
            }

            for (var i = 0; i < mapping.Primitives.Count; i++)
            {
                var type = method.GetParameters()[PrimitiveTable.Get(mapping.Primitives[i]).OwnOperand].ParameterType;
                functions.TryAdd((mapping.Primitives[i], type), (method, mapping.Primitives.Count > 1 ? i : null));
            }
        }

        return functions;
    }
}
