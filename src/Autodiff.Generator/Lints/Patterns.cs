using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;
using Autodiff.Generator.Transforms;

namespace Autodiff.Generator.Lints;

/// <summary>
/// Expressions that are likely to be mistakes where a derivative passes through them. Each pattern is stated on the page of its diagnostic; they are
/// looked for in the method's own code, before callees are inlined.
/// </summary>
internal sealed class Patterns
{
    private readonly IrFunction _function;
    private readonly ProgramTree _tree;
    private readonly ActivityMap _activity;

    private Patterns(IrFunction function)
    {
        _function = function;
        _tree = new ProgramTree(function);
        _activity = Differentiator.Activity(function);
    }

    public static IEnumerable<Problem> In(IrFunction function) => new Patterns(function).Find().Distinct();

    private IEnumerable<Problem> Find()
    {
        foreach (var operation in _tree.Operations.Select(static node => node.Operation).OfType<PrimitiveOperation>())
        {
            if (operation.OriginId < 0 || !operation.Inputs.Any(_activity.IsActive))
            {
                continue;
            }

            switch (operation)
            {
                case { Primitive: Primitive.Convert } when IsWidenedAgain(operation):
                    yield return At(DiagnosticIds.NarrowedToSingle, operation);
                    break;
                case { Primitive: Primitive.Sqrt } when IsSquare(operation.Inputs[0]):
                    yield return At(DiagnosticIds.RootOfSquare, operation);
                    break;
                case { Primitive: Primitive.Pow } when IsTwo(operation.Inputs[1]):
                    yield return At(DiagnosticIds.SquareByPow, operation);
                    break;
                case { Primitive: Primitive.Divide or Primitive.Multiply } when UndefinedAtZero(operation) is { } value && !IsLookedAt(value):
                    yield return At(DiagnosticIds.UndefinedAtZero, operation, value.Name ?? "the operand");
                    break;
            }
        }
    }

    /// <summary>A <c>double</c> as <c>float</c>, directly used as <c>double</c> again.</summary>
    private bool IsWidenedAgain(PrimitiveOperation narrowing) =>
        narrowing.Inputs[0].Type == IrType.Double && narrowing.Result.Type == IrType.Single
        && _tree.Operations.Any(node => node.Operation is PrimitiveOperation { Primitive: Primitive.Convert } widening
            && widening.Inputs[0].Id == narrowing.Result.Id && widening.Result.Type == IrType.Double);

    private bool IsSquare(IrValue value) => Definition(value) switch
    {
        PrimitiveOperation { Primitive: Primitive.Multiply } product => IsSame(product.Inputs[0], product.Inputs[1]),
        PrimitiveOperation { Primitive: Primitive.Pow } power => IsTwo(power.Inputs[1]),
        _ => false,
    };

    /// <summary>The value at whose zero <c>f(x) / x</c>, <c>x / Abs(x)</c> and <c>x * Log(x)</c> are not a number.</summary>
    private IrValue? UndefinedAtZero(PrimitiveOperation operation)
    {
        var (left, right) = (operation.Inputs[0], operation.Inputs[1]);
        if (operation.Primitive == Primitive.Divide)
        {
            return IsZeroAtZeroOf(right, left) && MayBeZero(right) ? right
                : Definition(right) is PrimitiveOperation { Primitive: Primitive.Abs } magnitude && IsSame(magnitude.Inputs[0], left) && MayBeZero(left) ? left
                : null;
        }

        return IsLogarithmOf(left, right) && MayBeZero(left) ? left
            : IsLogarithmOf(right, left) && MayBeZero(right) ? right
            : null;
    }

    private bool IsZeroAtZeroOf(IrValue argument, IrValue value) => Definition(value) is PrimitiveOperation
    {
        Primitive: Primitive.Sin or Primitive.Tan or Primitive.Sinh or Primitive.Tanh or Primitive.Asin or Primitive.Atan or Primitive.Asinh or Primitive.Atanh
            or Primitive.ExpM1 or Primitive.LogP1,
    } function && IsSame(function.Inputs[0], argument);

    private bool IsLogarithmOf(IrValue argument, IrValue value) =>
        Definition(value) is PrimitiveOperation { Primitive: Primitive.Log or Primitive.Log2 or Primitive.Log10 } function && IsSame(function.Inputs[0], argument);

    /// <summary>Whether a value is a variable, an element or a difference, rather than an expression that may be known not to be zero.</summary>
    private bool MayBeZero(IrValue value) =>
        Definition(value) is null or LoadOperation or PrimitiveOperation { Primitive: Primitive.Subtract };

    /// <summary>Whether some condition of the method depends on the value, which may keep zero out.</summary>
    private bool IsLookedAt(IrValue value)
    {
        foreach (var node in _tree.Operations)
        {
            var condition = node.Operation switch
            {
                IfOperation branch => branch.Condition,
                LoopOperation { Condition.Yields: { Count: 1 } yields } => yields[0],
                _ => null,
            };
            if (condition is not null && DependsOn(condition, value, 64))
            {
                return true;
            }
        }

        return false;
    }

    private bool DependsOn(IrValue value, IrValue other, int depth) =>
        IsSame(value, other)
        || (depth > 0 && Definition(value) is { } definition
            && definition.Operands.Concat(definition.Regions.SelectMany(static region => region.Yields)).Any(operand => DependsOn(operand, other, depth - 1)));

    private bool IsTwo(IrValue value) => Definition(value) switch
    {
        ConstantOperation constant => constant.Value.IsFloating(2) || constant.Value.IsInteger(2),
        PrimitiveOperation { Primitive: Primitive.Convert } conversion => IsTwo(conversion.Inputs[0]),
        _ => false,
    };

    /// <summary>Whether two values are the same one, or are computed alike from the same ones: an element read twice, a difference written twice.</summary>
    private bool IsSame(IrValue first, IrValue second, int depth = 4)
    {
        if (first.Id == second.Id)
        {
            return true;
        }

        return depth > 0 && (Definition(first), Definition(second)) switch
        {
            (ConstantOperation a, ConstantOperation b) => a.Value == b.Value,
            (LoadOperation a, LoadOperation b) => a.Array.Id == b.Array.Id && AreSame(a.Indices, b.Indices),
            (PrimitiveOperation a, PrimitiveOperation b) => a.Primitive == b.Primitive && a.Result.Type == b.Result.Type && AreSame(a.Inputs, b.Inputs),
            _ => false,
        };

        bool AreSame(EquatableArray<IrValue> ones, EquatableArray<IrValue> others) =>
            ones.Count == others.Count && ones.Zip(others, (one, other) => IsSame(one, other, depth - 1)).All(static same => same);
    }

    private IrOperation? Definition(IrValue value) => _tree.DefinitionOf(value)?.Operation;

    private Problem At(string id, IrOperation operation, params string[] further) =>
        Problem.At(id, operation.OriginId, [_function.Name, .. further]);
}
