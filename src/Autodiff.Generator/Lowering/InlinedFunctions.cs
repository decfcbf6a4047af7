using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: local functions and lambdas that are one expression on numbers and assign nothing. Such an expression is lowered wherever the function is
/// called; what it captures has the values it has there, as in C#.
/// </summary>
internal static class InlinedFunctions
{
    /// <summary>The expression a local function consists of, or null if it cannot be put in place of its calls.</summary>
    public static IOperation? ExpressionOf(ILocalFunctionOperation function) => ExpressionOf(function.Symbol, function.Body);

    /// <summary>The expression a lambda consists of, with its parameters, or null if it cannot be put in place of its calls.</summary>
    public static (IOperation Expression, IReadOnlyList<IParameterSymbol> Parameters)? LambdaOf(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, Operand: var operand })
        {
            value = operand;
        }

        return value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            && ExpressionOf(lambda.Symbol, lambda.Body) is { } expression
            ? (expression, lambda.Symbol.Parameters)
            : null;
    }

    private static IOperation? ExpressionOf(IMethodSymbol function, IBlockOperation? body) =>
        !function.IsAsync && !function.IsGenericMethod && function is { ReturnsByRef: false, ReturnsByRefReadonly: false }
        && IsOfNumbers(function.ReturnType)
        && function.Parameters.All(static parameter => parameter.RefKind == RefKind.None && IsOfNumbers(parameter.Type))
        && body is { Operations.Length: 1 } && body.Operations[0] is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }
        && !value.DescendantsAndSelf().Any(operation => AssignsOrDeclares(operation) || Calls(operation, function))
            ? value
            : null;

    // References to storage would have to be followed into functions and out of them.
    private static bool IsOfNumbers(ITypeSymbol type) =>
        TypeMapper.Leaves(type) is { IsEmpty: false } leaves && leaves.All(static leaf => leaf is ScalarType);

    private static bool AssignsOrDeclares(IOperation operation) => operation
        is IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation
        or IDeclarationPatternOperation or IRecursivePatternOperation { DeclaredSymbol: not null }
        or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out };

    private static bool Calls(IOperation operation, IMethodSymbol function) =>
        operation is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, function);
}
