using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Runs a case in one precision: values, VJP by both ways through the tape, JVP by dual tensors.</summary>
/// <param name="reference">The case.</param>
/// <param name="precision">When a number counts as the reference's.</param>
/// <param name="layOut">How the elements of arguments lie in memory: makes a tensor like the one given.</param>
internal sealed class ReferenceRun<T>(ReferenceCase reference, ReferencePrecision precision, Func<Tensor<T>, Tensor<T>> layOut)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReferenceOperation<T> _operation = ReferenceTable<T>.Instance[reference.Operation];
    private readonly List<string> _differences = [];

    /// <summary>What differs from the reference; nothing if all is right.</summary>
    public IReadOnlyList<string> Differences()
    {
        var scale = new ReferenceScale(reference, _operation.IsElementwise);
        CompareValues(scale);
        if (reference.Gradients.Count > 0)
        {
            CompareReturnedGradients(scale);
            CompareAccumulatedGradients(scale);
        }
        if (reference.Jvp is { } jvp) CompareJvp(jvp, scale);
        return _differences;
    }

    private void CompareValues(ReferenceScale scale)
    {
        var results = _operation.Invoke(CallOf(Arguments()));
        if (results.Count != reference.Outputs.Count)
        {
            Report($"{results.Count} results, not {reference.Outputs.Count}");
            return;
        }
        for (var i = 0; i < results.Count; i++)
            Compare($"output {i}", reference.Outputs[i], results[i], scale.OfValue);
    }

    private void CompareReturnedGradients(ReferenceScale scale)
    {
        var arguments = Arguments();
        var inputs = Differentiable(arguments);
        var (outputs, cotangents) = Roots(_operation.Invoke(CallOf(arguments)));
        var gradients = outputs.Length == 0 ? new Tensor?[inputs.Length] : Autograd.Grad(outputs, inputs, cotangents, allowUnused: true);
        CompareGradients("Autograd.Grad", gradients, scale);
    }

    private void CompareAccumulatedGradients(ReferenceScale scale)
    {
        var arguments = Arguments();
        var (outputs, cotangents) = Roots(_operation.Invoke(CallOf(arguments)));
        if (outputs is [var output]) output.Backward(cotangents[0]);
        else if (outputs.Length > 0) Autograd.Backward(outputs, cotangents);
        CompareGradients("Backward", [.. Differentiable(arguments).Select(input => input.Grad)], scale);
    }

    private void CompareJvp(ReferenceTensor jvp, ReferenceScale scale)
    {
        using (ForwardMode.DualLevel())
        {
            var arguments = reference.Inputs
                .Select(input => (input.Name, Value: input.IsDifferentiable ? ForwardMode.MakeDual(TensorOf(input.Value), TensorOf(reference.Tangents[input.Name])) : ArgumentOf(input.Value)))
                .ToArray();
            var result = _operation.Invoke(CallOf(arguments))[0];
            var (_, tangent) = ForwardMode.UnpackDual((Tensor<T>)result);
            Compare("JVP", jvp, tangent, scale.OfJvp);
        }
    }

    /// <summary>Leaves for the differentiable inputs, plain tensors for the others.</summary>
    private (string Name, Tensor Value)[] Arguments() =>
        [.. reference.Inputs.Select(input => (input.Name, input.IsDifferentiable ? TensorOf(input.Value).RequiresGrad_() : ArgumentOf(input.Value)))];

    private ReferenceCall<T> CallOf((string Name, Tensor Value)[] arguments) => new(reference.Attributes, arguments);

    private Tensor<T>[] Differentiable((string Name, Tensor Value)[] arguments) =>
        [.. arguments.Where((_, i) => reference.Inputs[i].IsDifferentiable).Select(argument => (Tensor<T>)argument.Value)];

    /// <summary>The results that depend smoothly on the inputs, and their cotangents; indices do not, nor does the sign of a determinant.</summary>
    private (Tensor[] Outputs, Tensor[] Cotangents) Roots(IReadOnlyList<Tensor> results)
    {
        var roots = results.OfType<Tensor<T>>().Zip(reference.Cotangents).Where(root => root.First.RequiresGrad).ToArray();
        return ([.. roots.Select(root => root.First)], [.. roots.Select(root => TensorOf(root.Second))]);
    }

    private Tensor ArgumentOf(ReferenceTensor value) => value.DataType switch
    {
        "int64" or "int32" => Tensor.Create<long>(Array.ConvertAll(value.Values, number => (long)number), value.Shape),
        "bool" => Tensor.Create<bool>(Array.ConvertAll(value.Values, number => number != 0), value.Shape),
        _ => TensorOf(value),
    };

    private Tensor<T> TensorOf(ReferenceTensor value) =>
        layOut(Tensor.Create<T>(Array.ConvertAll(value.Values, T.CreateTruncating), value.Shape));

    private void CompareGradients(string how, Tensor?[] gradients, ReferenceScale scale)
    {
        var names = reference.Inputs.Where(input => input.IsDifferentiable).Select(input => input.Name).ToArray();
        for (var i = 0; i < names.Length; i++)
            Compare($"gradient of {names[i]} by {how}", reference.Gradients[names[i]], gradients[i], scale.OfGradient);
    }

    /// <summary>Compares a tensor with the reference; null stands for zeros.</summary>
    private void Compare(string what, ReferenceTensor expected, Tensor? actual, Func<ReferenceTensor, int, double> scaleOf)
    {
        if (actual == null)
        {
            if (expected.Values.Any(value => value != 0)) Report($"{what} is missing");
            return;
        }
        if (!actual.Shape.AsSpan().SequenceEqual(expected.Shape))
        {
            Report($"{what} has the shape {actual.Shape}, not [{string.Join(", ", expected.Shape)}]");
            return;
        }
        if (expected.IsFloatingPoint != actual is Tensor<T>)
        {
            Report($"{what} is of {actual.ElementType.Name}, not {expected.DataType}");
            return;
        }
        var values = NumbersOf(actual);
        for (var i = 0; i < values.Length; i++)
        {
            var isRight = expected.IsFloatingPoint
                ? precision.Accepts(values[i], expected.Values[i], scaleOf(expected, i))
                : values[i] == expected.Values[i];
            if (isRight) continue;
            Report($"{what}, element {i}, is {values[i]:R}, not {expected.Values[i]:R}");
            return;
        }
    }

    private static double[] NumbersOf(Tensor tensor) => tensor switch
    {
        Tensor<T> numbers => Array.ConvertAll(numbers.ToArray(), double.CreateTruncating),
        Tensor<long> integers => Array.ConvertAll(integers.ToArray(), integer => (double)integer),
        Tensor<int> integers => Array.ConvertAll(integers.ToArray(), integer => (double)integer),
        Tensor<bool> truths => Array.ConvertAll(truths.ToArray(), truth => truth ? 1.0 : 0.0),
        _ => throw new InvalidDataException($"A result is of {tensor.ElementType}."),
    };

    private void Report(string difference) => _differences.Add($"{precision.Name}: {difference}");
}
