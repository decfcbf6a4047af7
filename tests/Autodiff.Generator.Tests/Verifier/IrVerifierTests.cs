using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.Verifier;

public sealed class IrVerifierTests
{
    private static readonly IrType Array = new ArrayType(IrType.Double, 1);
    private static readonly IrType ReadOnlySpan = new SpanType(IrType.Double, IsReadOnly: true);

    private readonly IrBuilder _builder = new(new IrContext());
    private readonly List<IrParameter> _parameters = [];
    private readonly IrValue _x;
    private readonly IrValue _n;
    private readonly IrValue _a;

    public IrVerifierTests()
    {
        _x = Parameter("x", IrType.Double);
        _n = Parameter("n", IrType.Int32);
        _a = Parameter("a", Array);
    }

    [Fact]
    public void A_well_formed_function_has_no_problems()
    {
        var sum = _builder.Call(Primitive.Add, _x, _builder.Load(_a, _n));
        var chosen = _builder.Select(_builder.Compare(Primitive.Less, sum, _x), sum, _x);
        var result = Loop(chosen, static (b, s) => [b.Call(Primitive.Sin, s)]);

        Assert.Empty(IrVerifier.Verify(Function(result)));
    }

    [Fact]
    public void A_second_definition_is_found()
    {
        _builder.Append(new PrimitiveOperation(_x, Primitive.Sin, new([_x])));
        Finds("%x.0 is defined twice.", _x);
    }

    [Fact]
    public void A_use_before_the_definition_is_found()
    {
        var later = _builder.Fresh(IrType.Double);
        _builder.Call(Primitive.Sin, later);
        _builder.Append(new PrimitiveOperation(later, Primitive.Cos, new([_x])));
        Finds("%3 is not visible where primitive %4 uses it.", _x);
    }

    [Fact]
    public void A_use_of_a_branchs_value_outside_is_found()
    {
        IrValue? inner = null;
        _builder.Select(_builder.Compare(Primitive.Less, _x, _x), b => inner = b.Call(Primitive.Sin, _x), _ => _x);
        Finds($"{inner} is not visible where a yield uses it.", inner!);
    }

    [Fact]
    public void A_use_with_another_type_is_found()
    {
        _builder.Call(Primitive.Sin, _x with { Type = IrType.Single });
        Finds("%x.0 is double where it is defined, but float in primitive %3.", _x);
    }

    [Fact]
    public void Yields_that_are_not_the_declared_results_are_found()
    {
        Finds("The types of the function's yields are (int), not (double).", Function(_x) with { Body = _builder.ToRegion([_n], Values) });
        Finds("The types of the function's yields are (), not (double).", Function(_x) with { Body = _builder.ToRegion([], Values) });
    }

    [Fact]
    public void Exit_values_are_yields_too()
    {
        _parameters.Add(new("r", "double", EquatableArray<IrValue>.Empty, ParameterMode.Out, new([IrType.Double]), false, false, true, false));
        Assert.Empty(IrVerifier.Verify(Function(_x) with { Body = _builder.ToRegion([_x, _x], Values) }));
        Finds("The types of the function's yields are (double), not (double, double).", Function(_x));
    }

    [Fact]
    public void A_jvp_yields_tangents_too()
    {
        var tangent = Parameter("xTangent", IrType.Double);
        Assert.Empty(IrVerifier.Verify(Function(_x) with { Body = _builder.ToRegion([_x, tangent], Values) }));
        Finds("The types of the function's yields are (double), not (double, double).", Function(_x));
    }

    [Fact]
    public void Body_parameters_that_are_not_the_functions_are_found() =>
        Finds("The body's parameters are not the values of the function's parameters.",
            Function(_x) with { Body = _builder.ToRegion([_x], Values.Reverse()) });

    [Fact]
    public void An_operation_after_a_throw_is_found()
    {
        _builder.Append(new ThrowOperation("e", EquatableArray<IrValue>.Empty));
        _builder.Call(Primitive.Sin, _x);
        Finds("Operations follow throw.", _x);
    }

    [Fact]
    public void Branches_that_disagree_are_found()
    {
        _builder.Select(_builder.Compare(Primitive.Less, _x, _x), _x, _n);
        Finds("The types of the yields of a branch of if %4 are (int), not (double).", _x);
    }

    [Fact]
    public void A_branch_that_throws_need_not_agree()
    {
        var then = _builder.Nested();
        then.Append(new ThrowOperation("e", EquatableArray<IrValue>.Empty));
        var result = _builder.Fresh(IrType.Double);
        _builder.Append(new IfOperation(
            new([result]), _builder.Compare(Primitive.Less, _x, _x), then.ToRegion([]), _builder.Nested().ToRegion([_x])));
        Assert.Empty(IrVerifier.Verify(Function(result)));
    }

    [Fact]
    public void A_condition_that_is_not_Boolean_is_found()
    {
        _builder.Select(_n, _x, _x);
        Finds("The condition of if %3 is int.", _x);
    }

    [Fact]
    public void A_loop_body_that_misses_a_slot_is_found()
    {
        Loop(_x, static (_, _) => []);
        Finds("The types of the body's yields of loop %4 are (), not (double).", _x);
    }

    [Fact]
    public void An_exit_that_is_not_declared_is_found()
    {
        Loop(_x, static (b, s) => [s, b.Int32(1)]);
        Finds("The types of the body's yields of loop %5 are (double, int), not (double).", _x);
    }

    [Fact]
    public void A_step_does_not_see_the_loops_parameters()
    {
        var s = _builder.Fresh(IrType.Double);
        var next = _builder.Fresh(IrType.Double);
        _builder.Append(new LoopOperation(
            new([_builder.Fresh(IrType.Double)]), new([_x]), new([s]), Condition(), _builder.Nested().ToRegion([s]),
            _builder.Nested().ToRegion([s], [next])));
        Finds("%3 is not visible where a yield uses it.", _x);
    }

    [Fact]
    public void A_loop_condition_that_is_not_Boolean_is_found()
    {
        var s = _builder.Fresh(IrType.Double);
        var next = _builder.Fresh(IrType.Double);
        _builder.Append(new LoopOperation(
            new([_builder.Fresh(IrType.Double)]), new([_x]), new([s]), _builder.Nested().ToRegion([_x]), _builder.Nested().ToRegion([s]),
            _builder.Nested().ToRegion([next], [next])));
        Finds("The types of the condition of loop %5 are (double), not (bool).", _x);
    }

    [Fact]
    public void Initial_values_and_results_of_a_loop_have_the_slots_types()
    {
        var s = _builder.Fresh(IrType.Double);
        var next = _builder.Fresh(IrType.Double);
        _builder.Append(new LoopOperation(
            new([_builder.Fresh(IrType.Int32)]), new([_n]), new([s]), Condition(), _builder.Nested().ToRegion([s]),
            _builder.Nested().ToRegion([next], [next])));
        Finds("The types of the initial values of loop %5 are (int), not (double).", _x);
        Finds("The types of the results of loop %5 are (int), not (double).", _x);
    }

    [Fact]
    public void Operands_of_different_types_are_found()
    {
        _builder.Call(Primitive.Add, _x, _n);
        Finds("primitive %3: operand 1 of Add is int, not double.", _x);
    }

    [Fact]
    public void A_primitive_that_the_type_lacks_is_found()
    {
        _builder.Call(Primitive.Sin, _n);
        Finds("primitive %3: Sin is not defined for int.", _x);
    }

    [Fact]
    public void A_wrong_number_of_operands_is_found()
    {
        _builder.Call(Primitive.Atan2, _x);
        Finds("primitive %3 gives Atan2 1 operands, not 2.", _x);
    }

    [Fact]
    public void A_wrong_result_type_is_found()
    {
        _builder.Primitive(Primitive.Less, IrType.Double, [_x, _x]);
        Finds("primitive %3: the result of Less is double, not bool.", _x);
    }

    [Fact]
    public void A_conversion_between_bool_and_numbers_is_found()
    {
        _builder.Primitive(Primitive.Convert, IrType.Boolean, [_x]);
        Finds("primitive %3 converts double to bool.", _x);
    }

    [Fact]
    public void A_constant_of_another_type_is_found()
    {
        _builder.Append(new ConstantOperation(_builder.Fresh(IrType.Single), Constant.Of(1.0)));
        Finds("constant %3 is float, but its value is double.", _x);
    }

    [Fact]
    public void Element_types_and_index_counts_are_checked()
    {
        _builder.Append(new LoadOperation(_builder.Fresh(IrType.Single), _a, new([_n])));
        _builder.Append(new LoadOperation(_builder.Fresh(IrType.Double), _a, new([_n, _n])));
        _builder.Append(new LoadOperation(_builder.Fresh(IrType.Double), _a, new([_x])));
        _builder.Append(new StoreOperation(_a, new([_n]), _n));
        _builder.Append(new StoreOperation(_x, new([_n]), _x));
        Finds("load %3: an element of double[] is not float.", _x);
        Finds("load %4 has 2 indices for double[].", _x);
        Finds("load %5 has double where an integer belongs.", _x);
        Finds("store: an element of double[] is not int.", _x);
        Finds("store takes double for an array.", _x);
    }

    [Fact]
    public void A_write_to_a_read_only_span_is_found()
    {
        var span = _builder.Append(new ViewOperation(_builder.Fresh(ReadOnlySpan), _a, null, null)).Result;
        _builder.Append(new AccumulateOperation(span, new([_n]), _x));
        _builder.Append(new ViewOperation(_builder.Fresh(new SpanType(IrType.Double, IsReadOnly: false)), span, null, null));
        Finds($"accumulate writes {ReadOnlySpan}.", _x);
        Finds($"view %4 makes a writable view of {ReadOnlySpan}.", _x);
    }

    [Fact]
    public void Memory_operations_of_the_wrong_shape_are_found()
    {
        _builder.Append(new NewArrayOperation(_builder.Fresh(Array), new([_n, _n])));
        _builder.Append(new CloneOperation(_builder.Fresh(new ArrayType(IrType.Double, 2)), _a));
        _builder.Append(new LengthOperation(_builder.Fresh(IrType.Int32), _a, 1));
        _builder.Append(new FillOperation(_a, _n));
        _builder.Append(new CopyOperation(_a, Parameter("m", new ArrayType(IrType.Single, 1))));
        Finds("newarray %3 makes double[] from 2 lengths.", _x);
        Finds("clone %4 makes double[,] from double[].", _x);
        Finds("length %5 asks for dimension 1 of double[].", _x);
        Finds("fill fills double[] with int.", _x);
        Finds("copy copies double[] to float[].", _x);
    }

    [Fact]
    public void Calls_are_held_against_the_callee()
    {
        IrParameter parameter = new("p", "double", EquatableArray<IrValue>.Empty, ParameterMode.Value, new([IrType.Double]), false, true, false, false);
        var callee = new Callee("id", "C", "G", "G", new([parameter]), new([IrType.Double]), false);
        IrValue Result() => _builder.Fresh(IrType.Double);
        _builder.Append(new CallOperation(new([Result()]), callee, CallForm.Primal, new([_x])));
        _builder.Append(new CallOperation(new([Result()]), callee, CallForm.Reverse, new([_x, _x])));
        _builder.Append(new CallOperation(new([Result(), Result()]), callee, CallForm.Jvp, new([_x, _x])));
        Assert.Empty(IrVerifier.Verify(Function(_x)));

        _builder.Append(new CallOperation(new([Result()]), callee, CallForm.Primal, new([_n])));
        _builder.Append(new CallOperation(new([Result()]), callee, CallForm.Jvp, new([_x, _x])));
        Finds("call %7 passes (int) to G(double).", _x);
        Finds("The types of the results of call %8 are (double), not (double, double).", _x);
    }

    private IEnumerable<IrValue> Values => _parameters.SelectMany(static parameter => parameter.Values);

    private IrValue Parameter(string name, IrType type)
    {
        var value = _builder.Fresh(type, name);
        _parameters.Add(new(name, type.CSharp, new([value]), ParameterMode.Value, new([type]), false, false, false, false));
        return value;
    }

    private IrFunction Function(IrValue result) => new(
        "F", _parameters.ToEquatableArray(), new([IrType.Double]), new([null]), false, _builder.ToRegion([result], Values));

    private IrRegion Condition()
    {
        var condition = _builder.Nested();
        return condition.ToRegion([condition.Compare(Primitive.Less, _x, _x)]);
    }

    private IrValue Loop(IrValue init, Func<IrBuilder, IrValue, IrValue[]> body)
    {
        var s = _builder.Fresh(IrType.Double, "s");
        var nested = _builder.Nested();
        var yields = body(nested, s);
        var result = _builder.Fresh(IrType.Double, null);
        var next = _builder.Fresh(IrType.Double, "s");
        _builder.Append(new LoopOperation(
            new([result]), new([init]), new([s]), Condition(), nested.ToRegion(yields), _builder.Nested().ToRegion([next], [next])));
        return result;
    }

    private void Finds(string problem, IrValue result) => Finds(problem, Function(result));

    private static void Finds(string problem, IrFunction function) => Assert.Contains(problem, IrVerifier.Verify(function));
}
