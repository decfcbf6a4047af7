using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>
/// Writes random IR that is hard to take out of SSA form: few names for many values, slots that are permuted, old versions used late,
/// loops of every form whose exits and conditions compute, nested in each other and in branches.
/// </summary>
internal sealed class RandomRegions(int seed)
{
    private static readonly string?[] Names = ["s", "t", "x", null, null];

    private readonly Random _random = new(seed);
    private readonly IrContext _context = new();
    private IrValue _array = null!;
    private int _budget = 30;

    public (IrFunction Function, object[] Arguments) Next()
    {
        var parameters = new List<IrParameter>();
        IrValue Parameter(string name, IrType type)
        {
            var value = _context.Fresh(type, name);
            parameters.Add(new IrParameter(name, type.CSharp, new([value]), ParameterMode.Value, new([type]), false, false, type.IsMemory, false));
            return value;
        }

        var b = new IrBuilder(_context);
        var doubles = new List<IrValue> { Parameter("x", IrType.Double), Parameter("y", IrType.Double) };
        var integers = new List<IrValue> { Parameter("n", IrType.Int32) };
        _array = Parameter("a", new ArrayType(IrType.Double, 1));
        var scope = new Scope(doubles, integers, 0);
        Statements(b, scope, 6);
        var yields = new[] { Pick(scope.Doubles), Pick(scope.Doubles), Pick(scope.Integers) };
        var function = new IrFunction(
            $"Region{seed}", parameters.ToEquatableArray(), yields.Select(static value => value.Type).ToEquatableArray(), new([null, null, null]), true,
            b.ToRegion(yields, parameters.SelectMany(static parameter => parameter.Values)));
        return (function, [Number(), Number(), _random.Next(1, 4), new[] { Number(), Number(), Number() }]);
    }

    private sealed record Scope(List<IrValue> Doubles, List<IrValue> Integers, int Depth)
    {
        public Scope Inner() => new([.. Doubles], [.. Integers], Depth + 1);
    }

    private double Number() => Math.Round((_random.NextDouble() * 4) - 2, 2);

    private T Pick<T>(List<T> items) => _random.Next(3) == 0 ? items[_random.Next(items.Count)] : items[Math.Max(0, items.Count - 1 - _random.Next(4))];

    private string? Name() => Names[_random.Next(Names.Length)];

    private void Statements(IrBuilder b, Scope scope, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_budget > 0 && scope.Depth < 4)
            {
                _budget--;
                switch (_random.Next(9))
                {
                    case 0:
                        If(b, scope);
                        continue;
                    case 1 or 2:
                        Loop(b, scope);
                        continue;
                }
            }

            Simple(b, scope);
        }
    }

    private void Simple(IrBuilder b, Scope scope)
    {
        switch (_random.Next(8))
        {
            case 0:
                b.Append(new StoreOperation(_array, new([b.Int32(_random.Next(3))]), Pick(scope.Doubles)));
                break;
            case 1:
                scope.Doubles.Add(b.Append(new LoadOperation(_context.Fresh(IrType.Double, Name()), _array, new([b.Int32(_random.Next(3))]))).Result);
                break;
            case 2:
                scope.Integers.Add(b.Primitive(
                    _random.Next(2) == 0 ? Primitive.Add : Primitive.Subtract, IrType.Int32, [Pick(scope.Integers), b.Int32(_random.Next(3))], Name() is null ? null : "k"));
                break;
            case 3:
                scope.Doubles.Add(b.Primitive(Primitive.Convert, IrType.Double, [Pick(scope.Integers)], Name()));
                break;
            case 4:
                b.Append(new AccumulateOperation(_array, new([b.Int32(_random.Next(3))]), Pick(scope.Doubles)));
                break;
            default:
                scope.Doubles.Add(Arithmetic(b, scope));
                break;
        }
    }

    private IrValue Arithmetic(IrBuilder b, Scope scope)
    {
        var primitive = (Primitive[])[Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Min];
        var left = _random.Next(5) == 0 ? b.Constant(Constant.Of(Number())) : Pick(scope.Doubles);
        var value = b.Primitive(primitive[_random.Next(primitive.Length)], IrType.Double, [left, Pick(scope.Doubles)], Name());

        // Keeps numbers from growing without bound.
        return _random.Next(3) == 0 ? b.Primitive(Primitive.Sin, IrType.Double, [value], Name()) : value;
    }

    private IrValue Condition(IrBuilder b, Scope scope) => _random.Next(3) == 0
        ? b.Compare(Primitive.Greater, Pick(scope.Integers), b.Int32(_random.Next(3)))
        : b.Compare(Primitive.Less, Pick(scope.Doubles), Pick(scope.Doubles));

    private void If(IrBuilder b, Scope scope)
    {
        var condition = Condition(b, scope);
        var count = _random.Next(4);
        var types = Enumerable.Range(0, count).Select(_ => _random.Next(4) == 0 ? IrType.Int32 : IrType.Double).ToArray();
        IrRegion Branch()
        {
            var inner = b.Nested();
            var names = scope.Inner();
            Statements(inner, names, _random.Next(4));
            return inner.ToRegion(types.Select(type => type == IrType.Int32 ? Pick(names.Integers) : Pick(names.Doubles)));
        }

        var results = types.Select(type => _context.Fresh(type, Name())).ToArray();
        b.Append(new IfOperation(results.ToEquatableArray(), condition, Branch(), Branch(), IsExpression: count == 1 && _random.Next(2) == 0));
        Define(scope, results);
    }

    private void Loop(IrBuilder b, Scope scope)
    {
        // Slot 0 counts, so that every loop ends; the others are anything.
        var types = Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(5) == 0 ? IrType.Int32 : IrType.Double).Prepend(IrType.Int32).ToArray();
        var names = types.Select((_, i) => i == 0 ? "i" : Name()).ToArray();
        IrValue[] Fresh() => [.. types.Select((type, i) => _context.Fresh(type, names[i]))];
        var parameters = Fresh();
        var inits = types.Select((type, i) => i == 0 ? b.Int32(0) : type == IrType.Int32 ? Pick(scope.Integers) : Pick(scope.Doubles)).ToArray();
        var testsAtEnd = _random.Next(4) == 0;
        var hasExit = _random.Next(2) == 0;

        var visible = scope.Inner();
        Define(visible, parameters);
        var condition = b.Nested();
        var tested = visible.Inner();
        if (_random.Next(4) == 0)
        {
            Statements(condition, new Scope(tested.Doubles, tested.Integers, 9), _random.Next(3));
        }

        IrValue test = condition.Compare(Primitive.Less, parameters[0], b.Int32(_random.Next(1, 4)));
        if (_random.Next(3) == 0)
        {
            test = condition.Select(test, c => Condition(c, tested), c => c.Boolean(false));
        }

        var body = b.Nested();
        var inner = visible.Inner();
        Statements(body, inner, _random.Next(1, 5));
        var yields = End(body, inner, parameters, types, hasExit ? 3 : 0);

        var step = b.Nested();
        var stepParameters = Fresh();
        var stepped = (IrValue[])[.. stepParameters];
        stepped[0] = step.Primitive(Primitive.Add, IrType.Int32, [stepParameters[0], step.Int32(1)], "i");
        if (_random.Next(4) == 0 && types.Length > 1)
        {
            var slot = _random.Next(1, types.Length);
            stepped[slot] = step.Primitive(Primitive.Subtract, types[slot], [stepped[slot], types[slot] == IrType.Int32 ? stepParameters[0] : Pick(scope.Doubles)], names[slot]);
        }

        var results = Fresh().ToList();
        if (hasExit)
        {
            results.Add(_context.Fresh(IrType.Int32, "exit"));
        }

        b.Append(new LoopOperation(
            results.ToEquatableArray(), inits.ToEquatableArray(), parameters.ToEquatableArray(),
            condition.ToRegion([test]), body.ToRegion(yields), step.ToRegion(stepped, stepParameters), hasExit, testsAtEnd));
        Define(scope, _random.Next(3) == 0 ? results[1..] : [.. results]);
    }

    /// <summary>What a body yields: often permuted slots; exits in a branch at its end.</summary>
    private IrValue[] End(IrBuilder b, Scope scope, IrValue[] parameters, IrType[] types, int exits)
    {
        IrValue[] Next() => [parameters[0], .. types.Skip(1).Select((type, i) => (type, _random.Next(4)) switch
        {
            (_, 0) => parameters.Where(value => value.Type == type).ElementAt(_random.Next(parameters.Count(value => value.Type == type))),
            ({ IsFloating: true }, _) => Pick(scope.Doubles),
            _ => Pick(scope.Integers),
        })];

        if (exits == 0)
        {
            return Next();
        }

        if (_random.Next(4) == 0)
        {
            // A code that is only known when it runs.
            return [.. Next(), b.Select(Condition(b, scope), b.Int32(0), b.Int32(2))];
        }

        var condition = Condition(b, scope);
        var then = b.Nested();
        var inner = scope.Inner();
        Statements(then, inner, _random.Next(3));
        var leaves = then.ToRegion([.. EndIn(inner), then.Int32(_random.Next(4) == 0 ? 0 : exits)]);
        var otherwise = b.Nested();
        var rest = scope.Inner();
        Statements(otherwise, rest, _random.Next(3));
        var goesOn = otherwise.ToRegion(exits > 1 && _random.Next(2) == 0
            ? End(otherwise, rest, parameters, types, exits - 1)
            : [.. EndIn(rest), otherwise.Int32(0)]);
        var results = types.Append(IrType.Int32).Select(type => _context.Fresh(type, Name())).ToArray();
        b.Append(new IfOperation(results.ToEquatableArray(), condition, leaves, goesOn));
        return results;

        IrValue[] EndIn(Scope end) => [parameters[0], .. types.Skip(1).Select(type => type == IrType.Int32 ? Pick(end.Integers) : Pick(end.Doubles))];
    }

    private static void Define(Scope scope, IEnumerable<IrValue> values)
    {
        foreach (var value in values)
        {
            (value.Type == IrType.Int32 ? scope.Integers : scope.Doubles).Add(value);
        }
    }
}
