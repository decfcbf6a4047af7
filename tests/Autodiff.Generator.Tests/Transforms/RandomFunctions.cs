using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using static Autodiff.Generator.Tests.Transforms.FunctionBuilder;

namespace Autodiff.Generator.Tests.Transforms;

/// <summary>Writes random IR functions: nested loops with exits, branches, local arrays that are written, swapped and copied.</summary>
internal sealed class RandomFunctions(int seed)
{
    private const int ArrayLength = 4;

    private readonly Random _random = new(seed);
    private int _budget = 40;

    /// <summary>What is visible at a point: numbers, arrays (all of one length), integers in the arrays' range.</summary>
    private sealed record Scope(List<IrValue> Numbers, List<IrValue> Arrays, List<IrValue> Indices, int Depth)
    {
        public Scope Inner() => new([.. Numbers], [.. Arrays], [.. Indices], Depth + 1);
    }

    public (IrFunction Function, object[] Arguments) Next()
    {
        var f = new FunctionBuilder();
        var (x, y, a, n, b) = (f.Scalar("x"), f.Scalar("y"), f.Array("a"), f.Int("n"), f.Body);
        var scope = new Scope([x, y], [a], [], 0);
        scope.Arrays.Add(Clone(b, "u", a));
        scope.Arrays.Add(NewArray(b, "v", b.Int32(ArrayLength)));
        scope.Arrays.RemoveAt(0);
        scope.Numbers.Add(b.Load(a, b.Int32(1)));
        Statements(b, scope, n, 5);
        var result = Number(b, scope);
        foreach (var array in scope.Arrays.Take(2))
        {
            for (var i = 0; i < ArrayLength; i++)
            {
                result = b.Call(Primitive.Add, result, b.Call(Primitive.Multiply, b.Load(array, b.Int32(i)), Constant(b)));
            }
        }

        var arguments = new object[] { Sample(), Sample(), Enumerable.Range(0, ArrayLength).Select(_ => Sample()).ToArray(), _random.Next(0, 5) };
        return (f.Return($"Random{seed}", result), arguments);
    }

    private double Sample() => Math.Round((_random.NextDouble() * 2) - 1, 3);

    private IrValue Constant(IrBuilder b) => b.Constant(IR.Constant.Of(Math.Round((_random.NextDouble() * 1.8) - 0.9, 2)));

    private IrValue Number(IrBuilder b, Scope scope) => scope.Numbers[_random.Next(scope.Numbers.Count)];

    private IrValue Index(IrBuilder b, Scope scope) =>
        scope.Indices.Count > 0 && _random.Next(2) == 0 ? scope.Indices[_random.Next(scope.Indices.Count)] : b.Int32(_random.Next(ArrayLength));

    private IrValue Array(Scope scope) => scope.Arrays[_random.Next(scope.Arrays.Count)];

    private IrValue Expression(IrBuilder b, Scope scope)
    {
        var p = Number(b, scope);
        var q = _random.Next(3) == 0 ? b.Load(Array(scope), Index(b, scope)) : Number(b, scope);
        var raw = _random.Next(7) switch
        {
            0 => b.Call(Primitive.Sin, b.Call(Primitive.Add, p, q)),
            1 => b.Call(Primitive.Multiply, p, q),
            2 => b.Call(Primitive.Tanh, b.Call(Primitive.Subtract, p, q)),
            3 => b.Call(Primitive.Divide, p, b.Call(Primitive.Add, b.Constant(IR.Constant.Of(2.5)), b.Call(Primitive.Sin, q))),
            4 => b.Call(Primitive.Add, b.Call(Primitive.Multiply, p, Constant(b)), q),
            5 => b.Call(Primitive.Exp, b.Call(Primitive.Sin, q)),
            _ => b.Call(Primitive.Multiply, b.Call(Primitive.Cos, p), q),
        };
        return _random.Next(3) == 0 ? b.Primitive(Primitive.Tanh, IrType.Double, [raw], "t") : b.Call(Primitive.Sin, raw);
    }

    private IrValue Test(IrBuilder b, Scope scope) => b.Compare(
        _random.Next(2) == 0 ? Primitive.Less : Primitive.Greater, Number(b, scope), Constant(b));

    private void Statements(IrBuilder b, Scope scope, IrValue n, int count)
    {
        for (var k = 0; k < count && _budget-- > 0; k++)
        {
            switch (_random.Next(scope.Depth < 3 ? 11 : 6))
            {
                case 0 or 1 or 2:
                    scope.Numbers.Add(Expression(b, scope));
                    break;
                case 3:
                    Store(b, Array(scope), Index(b, scope), Expression(b, scope));
                    break;
                case 4:
                    var (array, index) = (Array(scope), Index(b, scope));
                    var term = Expression(b, scope);
                    Store(b, array, index, b.Call(
                        _random.Next(2) == 0 ? Primitive.Add : Primitive.Subtract, b.Load(array, index), b.Call(Primitive.Multiply, term, Constant(b))));
                    break;
                case 5:
                    if (_random.Next(3) == 0)
                    {
                        scope.Arrays.Add(_random.Next(2) == 0 ? Clone(b, "w", Array(scope)) : NewArray(b, "w", b.Int32(ArrayLength)));
                    }
                    else if (_random.Next(2) == 0)
                    {
                        b.Append(new CopyOperation(Array(scope), Array(scope)));
                    }
                    else
                    {
                        b.Append(new FillOperation(Array(scope), Expression(b, scope)));
                    }

                    break;
                case 6 or 7:
                    RandomIf(b, scope, n);
                    break;
                case 8:
                    RandomFor(b, scope, n, hasExit: false);
                    break;
                case 9:
                    RandomFor(b, scope, n, hasExit: true);
                    break;
                default:
                    RandomSwap(b, scope, n);
                    break;
            }
        }
    }

    private void RandomIf(IrBuilder b, Scope scope, IrValue n)
    {
        var r = If(b, Test(b, scope), t => Branch(t, scope, n), e => Branch(e, scope, n), "r");
        scope.Numbers.Add(r[0]);
    }

    private IrValue[] Branch(IrBuilder b, Scope scope, IrValue n)
    {
        var inner = scope.Inner();
        Statements(b, inner, n, _random.Next(1, 4));
        return [Number(b, inner)];
    }

    private void RandomFor(IrBuilder b, Scope scope, IrValue n, bool hasExit)
    {
        var bound = _random.Next(2) == 0 ? b.Int32(_random.Next(0, ArrayLength)) : n;
        var inRange = bound != n;
        var results = For(
            b, b.Int32(0), bound, [("s", Number(b, scope)), ("z", Number(b, scope)), ("k", b.Int32(0))],
            (body, i, slots) =>
            {
                var inner = scope.Inner();
                inner.Numbers.AddRange(slots.Take(2));
                if (inRange)
                {
                    inner.Indices.Add(i);
                    inner.Indices.Add(slots[2]);
                }

                // A running index beside the counter.
                var k = body.Primitive(Primitive.Add, IrType.Int32, [slots[2], body.Int32(1)], "k");

                Statements(body, inner, n, _random.Next(1, 4));
                var s = body.Primitive(
                    Primitive.Add, IrType.Double,
                    [body.Call(Primitive.Multiply, slots[0], body.Constant(IR.Constant.Of(0.8))), body.Call(Primitive.Multiply, Expression(body, inner), Constant(body))], "s");
                var z = _random.Next(3) == 0 ? slots[1] : body.Call(Primitive.Add, slots[1], Expression(body, inner));
                if (!hasExit)
                {
                    return [s, z, k];
                }

                inner.Numbers.Add(s);
                return If(
                    body, Test(body, inner),
                    t => { var leaving = inner.Inner(); Statements(t, leaving, n, 2); return [Number(t, leaving), z, k, t.Int32(1)]; },
                    e => { var staying = inner.Inner(); Statements(e, staying, n, 2); return [s, Number(e, staying), k, e.Int32(0)]; },
                    "s", "z", "k", "exit");
            },
            hasExit);
        scope.Numbers.AddRange(results.Take(2));
    }

    private void RandomSwap(IrBuilder b, Scope scope, IrValue n)
    {
        if (scope.Arrays.Count < 2)
        {
            return;
        }

        var (u, v) = (scope.Arrays[0], scope.Arrays[1]);
        var r = For(b, b.Int32(0), n, [("u", u), ("v", v), ("s", Number(b, scope))], (body, _, slots) =>
        {
            var inner = new Scope([.. scope.Numbers, slots[2]], [slots[0], slots[1]], [], scope.Depth + 1);
            Statements(body, inner, n, 3);
            return [slots[1], slots[0], Expression(body, inner)];
        });
        scope.Arrays[0] = r[0];
        scope.Arrays[1] = r[1];
        scope.Numbers.Add(r[2]);
    }
}
