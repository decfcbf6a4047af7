namespace Autodiff.Runtime.Tests;

/// <summary>
/// A program of tensor operations that a seed determines: smooth ones, views, joins, reductions and, if asked for, writes in
/// place to results and to views of them. Every choice depends on shapes alone, so that it computes one smooth function.
/// </summary>
internal sealed class RandomTapeProgram(int seed, bool writesInPlace)
{
    private readonly List<string> _steps = [];

    /// <summary>What the last run did, a line a step.</summary>
    public string Listing => string.Join(Environment.NewLine, _steps);

    /// <summary>Points of two inputs for the program.</summary>
    public Tensor<double>[] Inputs()
    {
        var random = new Random(seed);
        return [Point(random, 2, 3), Point(random, 3)];
    }

    /// <summary>Runs the program.</summary>
    public Tensor<double> Run(Tensor<double>[] inputs)
    {
        _steps.Clear();
        var random = new Random(seed + 1);
        List<Tensor<double>> pool = [inputs[0] * 1.0, inputs[1] * 1.0];
        var count = 6 + random.Next(9);
        for (var step = 0; step < count; step++)
        {
            var index = random.Next(pool.Count);
            var x = pool[index];
            var y = pool[random.Next(pool.Count)];
            var kind = random.Next(writesInPlace ? 5 : 4);
            var result = kind switch
            {
                0 => Unary(random.Next(12), x, index),
                1 => Binary(random.Next(6), x, y, index),
                2 => View(random.Next(8), x, index),
                3 => Whole(random.Next(9), x, index),
                _ => Write(random.Next(6), x, y, index),
            };
            if (result != null && result.Count <= 64)
                pool.Add(result);
        }

        var sum = Tensor.Zeros<double>();
        foreach (var (tensor, i) in pool.Select((t, i) => (t, i)))
            sum = sum + (tensor * Weights(tensor, i)).Sum();
        return sum;
    }

    private static Tensor<double> Point(Random random, params int[] shape)
    {
        var values = new double[shape.Aggregate(1, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (random.NextDouble() * 2) - 1;
        return Tensor.Create<double>(values, shape);
    }

    private static Tensor<double> Weights(Tensor<double> tensor, int salt)
    {
        var values = new double[tensor.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Cos((1.7 * i) + salt + 0.3) / (1 + (0.1 * values.Length));
        return Tensor.Create<double>(values, tensor.Shape.ToArray());
    }

    private static bool Broadcasts(Shape a, Shape b)
    {
        for (var d = 1; d <= Math.Min(a.Rank, b.Rank); d++)
        {
            if (a[^d] != b[^d] && a[^d] != 1 && b[^d] != 1)
                return false;
        }

        return true;
    }

    private static bool Fits(Shape from, Shape to) =>
        from.Rank <= to.Rank && Enumerable.Range(1, from.Rank).All(d => from[^d] == to[^d] || from[^d] == 1);

    private Tensor<double>? Note(Tensor<double>? result, string what)
    {
        _steps.Add($"{what} {(result == null ? "skipped" : $"-> {result.Shape}")}");
        return result;
    }

    private Tensor<double>? Unary(int which, Tensor<double> x, int index) => Note(
        which switch
        {
            0 => x.Tanh(),
            1 => x.Sin(),
            2 => (x * 0.3).Exp(),
            3 => x.Sigmoid(),
            4 => x * x * 0.5,
            5 => 1.5 - x,
            6 => 1 / (x.Square() + 1),
            7 => (x.Square() + 1).Sqrt(),
            8 => (x.Square() + 0.5).Log(),
            9 => x.Atan(),
            10 => x.Gelu(),
            _ => x.Softplus(),
        },
        $"unary {which} of {index}");

    private Tensor<double>? Binary(int which, Tensor<double> x, Tensor<double> y, int index) => Note(
        !Broadcasts(x.Shape, y.Shape) ? null : which switch
        {
            0 => x + y,
            1 => x - y,
            2 => x * y * 0.5,
            3 => x / (y.Square() + 1),
            4 => x.Hypot(y + 3),
            _ => (x.Square() + 1).Pow(y * 0.3),
        },
        $"binary {which} of {index}");

    private Tensor<double>? View(int which, Tensor<double> x, int index) => Note(
        which switch
        {
            0 => x.Reshape(-1),
            1 when x.Rank >= 2 => x.Transpose(0, 1),
            2 when x.Rank >= 1 && x.Shape[0] > 0 => x[0],
            3 when x.Rank >= 1 && x.Shape[^1] > 1 => x[TensorIndex.Ellipsis, 1..],
            4 => x.Unsqueeze(0),
            5 when x.Rank >= 1 => x.Flip(0),
            6 when x.Rank >= 1 && x.Shape[0] == 1 => x.Squeeze(0).Unsqueeze(-1),
            7 when x.Rank <= 2 => x.Unsqueeze(0).Expand([2, .. x.Shape]),
            _ => null,
        },
        $"view {which} of {index}");

    private Tensor<double>? Whole(int which, Tensor<double> x, int index) => Note(
        x.Rank == 0 ? null : which switch
        {
            0 => x.Sum(0),
            1 => x.Mean(-1, keepDim: true),
            2 => x.LogSumExp(-1),
            3 => x.Softmax(0),
            4 => x.CumSum(0) * 0.5,
            5 => Tensor.Cat([x, x * 2], 0),
            6 => Tensor.Stack([x, x.Tanh()], 0),
            7 when x.Rank == 2 => x.MatMul(x.T()) * 0.3,
            8 when x.Shape[0] > 1 => x.Var(0),
            _ => null,
        },
        $"whole {which} of {index}");

    /// <summary>Changes x, or a view of it, in place; what is changed is a copy half of the time, so that nothing saved it.</summary>
    private Tensor<double>? Write(int which, Tensor<double> x, Tensor<double> y, int index)
    {
        var target = which % 2 == 0 ? x.Clone() : x + 0.0;
        switch (which)
        {
            case 0:
                target.Mul_(0.7);
                break;
            case 1 when Fits(y.Shape, target.Shape):
                target.Add_(y);
                break;
            case 2 when target.Rank >= 1:
                target[0].Mul_(-0.5);
                break;
            case 3 when target.Rank >= 1 && Fits(y.Shape, target[0].Shape):
                target[0] = y;
                break;
            case 4 when target.Rank >= 1 && target.Shape[^1] > 1:
                var before = target[TensorIndex.Ellipsis, 0];
                target[TensorIndex.Ellipsis, 1..].Mul_(3).Add_(0.1);
                return Note(before.Rank == 0 ? target : target.Reshape(-1), $"write {which} of {index}");
            case 5 when target.Rank >= 1:
                var flat = target.Reshape(-1);
                flat[..1].Sub_(y.Sum());
                return Note(target, $"write {which} of {index}");
            default:
                return Note(null, $"write {which} of {index}");
        }

        return Note(target, $"write {which} of {index}");
    }
}
