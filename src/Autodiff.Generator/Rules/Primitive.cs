namespace Autodiff.Generator.Rules;

/// <summary>
/// The scalar primitives of the IR, valid for every scalar type that C# has them for: the operands' types say which.
/// Comparisons yield <c>bool</c>; <see cref="Convert"/> goes from its operand's type to its result's.
/// </summary>
internal enum Primitive
{
    // Operators.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Convert,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    LogicalNot,
    And,
    Or,
    ExclusiveOr,
    Complement,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,

    // Functions of System.Math, System.MathF and the generic-math statics, one for each distinct function.
    Abs,
    Acos,
    Asin,
    Atan,
    Atan2,
    Cbrt,
    Cos,
    Cosh,
    Exp,
    Log,
    Log2,
    Log10,
    LogBase,
    Max,
    Min,
    Pow,
    Sin,
    Sinh,
    Sqrt,
    Tan,
    Tanh,
    Truncate,
}
