using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.Interpreter;

public sealed class IrInterpreterTests
{
    private readonly IrContext _context = new();
    private readonly IrBuilder _builder;
    private readonly List<IrValue> _parameters = [];

    public IrInterpreterTests() => _builder = new IrBuilder(_context);

    [Fact]
    public void Straight_line_code_computes()
    {
        var x = Parameter(IrType.Double);
        var y = _builder.Call(Primitive.Multiply, _builder.Call(Primitive.Sin, x), x);

        Assert.Equal([Math.Sin(0.7) * 0.7], Run([y], 0.7));
    }

    [Fact]
    public void Float_arithmetic_stays_in_float()
    {
        var x = Parameter(IrType.Single);
        var y = _builder.Call(Primitive.Add, _builder.Call(Primitive.Exp, x), x);

        Assert.Equal([MathF.Exp(0.7f) + 0.7f], Run([y], 0.7f));
    }

    [Fact]
    public void Integers_wrap_unless_checked()
    {
        var n = Parameter(IrType.Int32);
        var one = _builder.Int32(1);
        var wrapped = _builder.Call(Primitive.Add, n, one);
        Assert.Equal([int.MinValue], Run([wrapped], int.MaxValue));

        _builder.Append(new PrimitiveOperation(_builder.Fresh(IrType.Int32), Primitive.Add, new([n, one]), IsChecked: true));
        Assert.Throws<OverflowException>(() => Run([wrapped], int.MaxValue));
    }

    [Fact]
    public void Conversions_truncate_as_casts_do()
    {
        var x = Parameter(IrType.Double);
        var narrow = _builder.ConvertTo(x, new ScalarType(ScalarKind.Byte));
        var single = _builder.ConvertTo(x, IrType.Single);

        Assert.Equal([(byte)200, 200.9f], Run([narrow, single], 200.9));
    }

    [Theory]
    [InlineData(3, 0 + 1 + 2, 3, 0)]
    [InlineData(20, 0 + 1 + 2 + 3, 4, 7)]
    public void Loops_carry_slots_step_and_exit(int bound, int sum, int last, int exit)
    {
        // for (i = 0; i < n; i++) { if (i == 4) exit 7; s += i; }
        var n = Parameter(IrType.Int32);
        var zero = _builder.Int32(0);
        IrValue i = _builder.Fresh(IrType.Int32, "i"), s = _builder.Fresh(IrType.Int32, "s");

        var condition = _builder.Nested();
        var goesOn = condition.Compare(Primitive.Less, i, n);
        var body = _builder.Nested();
        var stops = body.Compare(Primitive.Equal, i, body.Int32(4));
        var then = body.Nested();
        var thenRegion = then.ToRegion([s, then.Int32(7)]);
        var otherwise = body.Nested();
        var added = otherwise.Call(Primitive.Add, s, i);
        var otherwiseRegion = otherwise.ToRegion([added, otherwise.Int32(0)]);
        IrValue next = body.Fresh(IrType.Int32, "s"), code = body.Fresh(IrType.Int32, "exit");
        body.Append(new IfOperation(new([next, code]), stops, thenRegion, otherwiseRegion));
        var step = _builder.Nested();
        IrValue stepI = step.Fresh(IrType.Int32, "i"), stepS = step.Fresh(IrType.Int32, "s");
        var increased = step.Call(Primitive.Add, stepI, step.Int32(1));
        IrValue[] results = [_builder.Fresh(IrType.Int32), _builder.Fresh(IrType.Int32), _builder.Fresh(IrType.Int32)];
        _builder.Append(new LoopOperation(
            results.ToEquatableArray(), new([zero, zero]), new([i, s]),
            condition.ToRegion([goesOn]), body.ToRegion([i, next, code]), step.ToRegion([increased, stepS], [stepI, stepS]), HasExit: true));

        Assert.Equal([last, sum, exit], Run(results, bound));
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 6)]
    public void Do_while_runs_once_at_least(bool testsAtEnd, int expected)
    {
        var zero = Parameter(IrType.Int32);
        var i = _builder.Fresh(IrType.Int32, "i");
        var condition = _builder.Nested();
        var goesOn = condition.Compare(Primitive.Less, i, condition.Int32(5));
        var body = _builder.Nested();
        var next = body.Call(Primitive.Add, i, body.Int32(1));
        var pass = _builder.Fresh(IrType.Int32);
        var result = _builder.Fresh(IrType.Int32);
        _builder.Append(new LoopOperation(
            new([result]), new([zero]), new([i]), condition.ToRegion([goesOn]), body.ToRegion([next]),
            _builder.Nested().ToRegion([pass], [pass]), TestsAtEnd: testsAtEnd));

        Assert.Equal([expected], Run([result], 5));
    }

    [Fact]
    public void Arrays_spans_and_views_share_storage()
    {
        var a = Parameter(new ArrayType(IrType.Double, 1));
        var one = _builder.Int32(1);
        var view = _builder.Append(new ViewOperation(
            _builder.Fresh(new SpanType(IrType.Double, IsReadOnly: false)), a, one, _builder.Int32(2))).Result;
        _builder.Append(new StoreOperation(view, new([one]), _builder.Load(a, _builder.Int32(0))));
        _builder.Append(new AccumulateOperation(view, new([one]), _builder.Constant(Constant.Of(0.5))));
        var copy = _builder.Append(new CloneOperation(_builder.Fresh(a.Type), view)).Result;
        _builder.Append(new FillOperation(view, null));

        var array = new double[] { 1, 2, 3, 4 };
        var yields = Run([copy], array);

        Assert.Equal([2, 1.5], (double[])yields[0]!);
        Assert.Equal([1, 0, 0, 4], array);
    }

    [Fact]
    public void Matrices_and_jagged_arrays_are_indexed()
    {
        var m = Parameter(new ArrayType(IrType.Double, 2));
        var rows = Parameter(new ArrayType(new ArrayType(IrType.Double, 1), 1));
        IrValue zero = _builder.Int32(0), one = _builder.Int32(1);
        var element = _builder.Load(m, zero, one);
        var inner = _builder.Load(_builder.Load(rows, one), zero);
        var width = _builder.Append(new LengthOperation(_builder.Fresh(IrType.Int32), m, 1)).Result;

        Assert.Equal([2.0, 3.0, 2], Run([element, inner, width], new double[,] { { 1, 2 } }, new double[][] { [], [3] }));
    }

    [Fact]
    public void An_index_out_of_range_throws()
    {
        var a = Parameter(new ArrayType(IrType.Double, 1));
        var element = _builder.Load(a, _builder.Int32(2));

        Assert.Throws<IndexOutOfRangeException>(() => Run([element], new double[2]));
    }

    [Fact]
    public void The_tape_is_a_stack_for_each_type()
    {
        var x = Parameter(IrType.Double);
        var n = Parameter(IrType.Int32);
        _builder.Append(new PushOperation(x));
        _builder.Append(new PushOperation(n));
        _builder.Append(new PushOperation(_builder.Call(Primitive.Negate, x)));
        var second = _builder.Append(new PopOperation(_builder.Fresh(IrType.Double))).Result;
        var count = _builder.Append(new PopOperation(_builder.Fresh(IrType.Int32))).Result;
        var first = _builder.Append(new PopOperation(_builder.Fresh(IrType.Double))).Result;

        var tape = new TapeModel();
        Assert.Equal([-2.5, 3, 2.5], IrInterpreter.Run(Function([second, count, first]), [2.5, 3], tape));
        Assert.True(tape.IsEmpty);
    }

    [Fact]
    public void A_throw_carries_its_text()
    {
        Parameter(IrType.Double);
        _builder.Append(new ThrowOperation("new ArgumentException(\"x\")", EquatableArray<IrValue>.Empty));

        var exception = Assert.Throws<InterpretedException>(() => Run([], 1.0));
        Assert.Equal("new ArgumentException(\"x\")", exception.Text);
    }

    [Fact]
    public void Calls_run_from_the_library()
    {
        var x = Parameter(IrType.Double);
        var square = Function([_builder.Call(Primitive.Multiply, x, x)]);
        var caller = new IrInterpreterTests();
        var y = caller.Parameter(IrType.Double);
        var callee = new Callee("square", "C", "Square", "Square", EquatableArray<IrParameter>.Empty, new([IrType.Double]), false);
        var result = caller._builder.Fresh(IrType.Double);
        caller._builder.Append(new CallOperation(new([result]), callee, CallForm.Primal, new([y])));

        var library = new Dictionary<string, InterpretedMethod> { ["square"] = new(square) };
        Assert.Equal([9.0], IrInterpreter.Run(caller.Function([result]), [3.0], library: library));
    }

    private IrValue Parameter(IrType type)
    {
        var value = _builder.Fresh(type);
        _parameters.Add(value);
        return value;
    }

    private IrFunction Function(IrValue[] yields) => new(
        "F", EquatableArray<IrParameter>.Empty, yields.Select(static y => y.Type).ToEquatableArray(),
        EquatableArray<string?>.Empty, false, _builder.ToRegion(yields, _parameters));

    private object?[] Run(IrValue[] yields, params object?[] arguments) => IrInterpreter.Run(Function(yields), arguments);
}
