using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Rules;
using Autodiff.Generator.Tests.Interpreter;
using Autodiff.Generator.Transforms;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>One primitive as a function of its floating-point operands, with its derivatives by the transforms.</summary>
internal sealed class RuleFunction
{
    private readonly IrType _type;
    private readonly bool[] _isDifferentiated;
    private readonly DerivativeFunctions _derivatives;
    private readonly Lazy<IrFunction> _hessianProduct;

    /// <param name="type"><c>double</c> or <c>float</c>.</param>
    /// <param name="only">The one operand to differentiate; null for all.</param>
    /// <param name="constants">Operands that are constants of the function, by index.</param>
    public RuleFunction(Primitive primitive, IrType type, int? only = null, IReadOnlyDictionary<int, double>? constants = null)
    {
        _type = type;
        var rule = PrimitiveTable.Get(primitive);
        var builder = new IrBuilder(new IrContext());
        var parameters = new List<IrParameter>();
        var operands = new IrValue[rule.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            var operandType = rule.Operands[i] ?? type;
            if (constants is not null && constants.TryGetValue(i, out var constant))
            {
                operands[i] = builder.Constant(
                    operandType.IsFloating ? Constant.Floating(operandType, constant) : new Constant(operandType, (long)constant));
                continue;
            }

            operands[i] = builder.Fresh(operandType, "xyz"[i].ToString());
            parameters.Add(new IrParameter(
                "xyz"[i].ToString(), operandType.CSharp, new([operands[i]]), ParameterMode.Value, new([operandType]), IsTuple: false,
                IsDifferentiated: operandType.IsFloating && (only ?? i) == i, IsWritten: false, NoGradient: false));
        }

        var result = builder.Call(primitive, operands);
        _isDifferentiated = [.. parameters.Select(static parameter => parameter.IsDifferentiated)];
        Primal = new IrFunction(
            "F", parameters.ToEquatableArray(), new([type]), new([null]), false,
            builder.ToRegion([result], parameters.SelectMany(static parameter => parameter.Values)));
        _derivatives = Differentiate(Primal);
        _hessianProduct = new(() => Verified(Differentiator.Pushforward(_derivatives.Gradient!)));
    }

    public IrFunction Primal { get; }

    public double Value(double[] x) => ToDouble(IrInterpreter.Run(Primal, Arguments(x))[0]);

    /// <summary>The partial derivatives by reverse mode, seed 1.</summary>
    public double[] Gradient(double[] x) => Doubles(IrInterpreter.Run(_derivatives.Gradient!, Arguments(x))[1..]);

    /// <summary>The product of a cotangent with the derivative, by the forward and reverse pair.</summary>
    public double[] Vjp(double[] x, double cotangent)
    {
        var tape = new TapeModel();
        IrInterpreter.Run(_derivatives.Forward, Arguments(x), tape);
        return Doubles(IrInterpreter.Run(_derivatives.Reverse, [.. Arguments(x), Scalar(cotangent)], tape));
    }

    /// <summary>The derivative along a direction, by forward mode.</summary>
    public double Jvp(double[] x, double[] direction) =>
        ToDouble(IrInterpreter.Run(_derivatives.Jvp, [.. Arguments(x), .. direction.Select(Scalar)])[^1]);

    /// <summary>The product of the Hessian with a direction: forward mode of the gradient function.</summary>
    public double[] HessianProduct(double[] x, double[] direction)
    {
        var results = IrInterpreter.Run(_hessianProduct.Value, [.. Arguments(x), .. direction.Select(Scalar)]);
        return Doubles(results[^direction.Length..]);
    }

    /// <summary>The number of operands that are differentiated.</summary>
    public int Count => _isDifferentiated.Count(static isDifferentiated => isDifferentiated);

    /// <summary>The point with one differentiated operand moved.</summary>
    public double[] Moved(double[] x, int differentiated, double step)
    {
        var moved = (double[])x.Clone();
        moved[Enumerable.Range(0, x.Length).Where(i => _isDifferentiated[i]).ElementAt(differentiated)] += step;
        return moved;
    }

    public double[] Unit(int i) => [.. Enumerable.Range(0, Count).Select(j => i == j ? 1.0 : 0.0)];

    private object?[] Arguments(double[] x) =>
        [.. x.Select((value, i) => Primal.Parameters[i].Leaves[0].IsFloating ? Scalar(value) : (int)value)];

    private object? Scalar(double value) => _type == IrType.Single ? (object)(float)value : value;

    private static double ToDouble(object? value) => value is float single ? single : (double)value!;

    private static double[] Doubles(IEnumerable<object?> values) => [.. values.Select(ToDouble)];

    private static DerivativeFunctions Differentiate(IrFunction function)
    {
        var method = new DifferentiableMethod
        {
            Id = function.Name,
            Namespace = null,
            ContainingTypes = EquatableArray<ContainingType>.Empty,
            Accessibility = "public",
            Name = function.Name,
            Stem = function.Name,
            ReturnType = function.ReturnLeaves[0].CSharp,
            Parameters = function.Parameters,
            ReturnLeaves = function.ReturnLeaves,
            ReturnNames = function.ReturnNames,
            ReturnsTuple = false,
            Derivatives = 7,
            DerivativesAreExplicit = false,
            Cref = function.Name,
            HintName = function.Name,
        };
        var derivatives = Differentiator.Differentiate(new LinkedMethod(method, Verified(function), EquatableArray<Problem>.Empty));
        Assert.Empty(derivatives.Problems);
        Verified(derivatives.Gradient!);
        Verified(derivatives.Jvp);
        Verified(derivatives.Forward);
        Verified(derivatives.Reverse);
        return derivatives;
    }

    private static IrFunction Verified(IrFunction function)
    {
        Assert.True(IrVerifier.Verify(function) is [], string.Join("\n", IrVerifier.Verify(function)) + "\n" + function);
        return function;
    }
}
