using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Tests.RuleTable;

public sealed class PrimitiveMapTests(FunctionFormats formats) : IClassFixture<FunctionFormats>
{
    private static readonly double[] Numbers =
    [
        0.3, 0.75, -0.6, 1.5, 2.5, -3.25, 7, 1e-9, 1e20, 0, -0.0, 1, -1, 0.5,
        double.MaxValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private static readonly long[] Integers = [3, -2, 1, 0, 7, int.MinValue, int.MaxValue];

    public static IEnumerable<TheoryDataRow<string>> MappedMethods => PrimitiveMap.All
        .Where(static mapping => mapping.Primitives.Count > 0 && DotNetMethods.Find(mapping.MethodId) is not null)
        .Select(static mapping => new TheoryDataRow<string>(mapping.MethodId));

    [Fact]
    public void No_method_is_forgotten() =>
        Assert.Empty(DotNetMethods.Ids.Except(PrimitiveMap.All.Select(static mapping => mapping.MethodId)));

    [Fact]
    public void No_method_is_made_up() =>
        Assert.Empty(PrimitiveMap.All.Select(static mapping => mapping.MethodId).Except(DotNetMethods.Ids));

    [Fact]
    public void Methods_without_a_primitive_say_why() =>
        Assert.All(
            PrimitiveMap.All.Where(static mapping => mapping.Primitives.IsEmpty),
            static mapping => Assert.False(string.IsNullOrEmpty(mapping.Reason)));

    /// <summary>So the compiler folds them, and the table needs no row for them.</summary>
    [Fact]
    public void Fields_are_compile_time_constants() =>
        Assert.All(
            DotNetMethods.Types.SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static)),
            static field => Assert.True(field.IsLiteral, field.Name));

    [Fact]
    public void There_are_no_static_properties() =>
        Assert.All(DotNetMethods.Types, static type => Assert.Empty(type.GetProperties(BindingFlags.Public | BindingFlags.Static)));

    [Theory]
    [MemberData(nameof(MappedMethods))]
    public void The_printed_call_gives_the_bits_of_the_method(string id)
    {
        var method = DotNetMethods.Find(id)!;
        var mapping = PrimitiveMap.Find(id)!;
        foreach (var arguments in Arguments(method.GetParameters()))
        {
            for (var i = 0; i < mapping.Primitives.Count; i++)
            {
                var expected = Outcome(method, arguments);
                var element = mapping.Primitives.Count > 1 && expected is ITuple tuple ? tuple[i] : expected;
                Assert.True(
                    Same(element!, Outcome(formats.Get(id, i), arguments)),
                    $"{mapping.Primitives[i]} differs at ({string.Join(", ", arguments)})");
            }
        }
    }

    /// <summary>All combinations of the samples.</summary>
    private static IEnumerable<object[]> Arguments(ParameterInfo[] parameters) => parameters.Aggregate(
        (IEnumerable<object[]>)[[]],
        static (lists, parameter) => lists.SelectMany(list => Samples(parameter.ParameterType).Select(x => list.Append(x).ToArray())));

    private static object[] Samples(Type type) =>
        type == typeof(double) ? [.. Numbers.Cast<object>()]
        : type == typeof(float) ? [.. Numbers.Select(static number => (object)(float)number)]
        : type == typeof(MidpointRounding) ? [.. Enum.GetValues<MidpointRounding>().Cast<object>()]
        : [.. Integers.Where(number => number >= 0 || type == typeof(int) || type == typeof(long))
            .Select(number => Convert.ChangeType(number, type, CultureInfo.InvariantCulture))];

    private static object Outcome(MethodInfo method, object[] arguments)
    {
        try
        {
            return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null)!;
        }
        catch (ArithmeticException exception)
        {
            return exception.GetType();
        }
        catch (ArgumentException exception)
        {
            return exception.GetType();
        }
    }

    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)),
        (float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y) || (float.IsNaN(x) && float.IsNaN(y)),
        _ => expected.Equals(actual),
    };
}
