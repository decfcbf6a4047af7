using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>
/// Runs IR as C# would run the code that is emitted for it. Scalars are boxed .NET scalars, arrays are .NET arrays, spans are
/// <see cref="InterpretedSpan"/>; a span parameter takes an array too.
/// </summary>
internal sealed class IrInterpreter
{
    private const int MaximalIterations = 10_000_000;

    private readonly Dictionary<int, object?> _values = [];
    private readonly TapeModel _tape;
    private readonly Func<CallOperation, object?[], object?[]>? _calls;
    private readonly IReadOnlyDictionary<string, InterpretedMethod>? _library;

    private IrInterpreter(
        TapeModel tape, Func<CallOperation, object?[], object?[]>? calls, IReadOnlyDictionary<string, InterpretedMethod>? library)
    {
        _tape = tape;
        _calls = calls;
        _library = library;
    }

    /// <summary>Runs a function on the entry values of its body's parameters (leaves of tuples, none for <c>out</c>), and returns its yields.</summary>
    /// <param name="tape">The tape it pushes to and pops from; null for a new one.</param>
    /// <param name="calls">Runs calls, and opaque operations through <see cref="RunOpaque"/>; null to look in the library.</param>
    /// <param name="library">The methods that may be called, by the id of the callee.</param>
    public static object?[] Run(
        IrFunction function,
        object?[] arguments,
        TapeModel? tape = null,
        Func<CallOperation, object?[], object?[]>? calls = null,
        IReadOnlyDictionary<string, InterpretedMethod>? library = null,
        Func<OpaqueOperation, object?[], object?[]>? opaque = null) =>
        new IrInterpreter(tape ?? new TapeModel(), calls, library) { RunOpaque = opaque }.Run(function.Body, arguments);

    /// <summary>Runs opaque operations; without it they are an error.</summary>
    public Func<OpaqueOperation, object?[], object?[]>? RunOpaque { get; init; }

    private object?[] Run(IrRegion body, object?[] arguments)
    {
        if (arguments.Length != body.Parameters.Count)
        {
            throw new ArgumentException($"The function takes {body.Parameters.Count} arguments, not {arguments.Length}.");
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = body.Parameters[i];
            var argument = parameter.Type is SpanType && arguments[i] is Array array ? InterpretedSpan.Over(array) : arguments[i];
            CheckArgument(parameter, argument);
            _values[parameter.Id] = argument;
        }

        return Region(body);
    }

    private static void CheckArgument(IrValue parameter, object? argument)
    {
        var fits = parameter.Type switch
        {
            SpanType => argument is InterpretedSpan,
            OpaqueType => true,
            _ => argument is null ? !parameter.Type.IsScalar : argument.GetType() == Scalars.ClrType(parameter.Type),
        };
        if (!fits)
        {
            throw new ArgumentException($"{parameter} is {parameter.Type}, not {argument?.GetType().Name ?? "null"}.");
        }
    }

    private object? Value(IrValue value) => _values.TryGetValue(value.Id, out var found)
        ? found
        : throw new InvalidOperationException($"{value} is used before it is defined.");

    private object?[] Values(EquatableArray<IrValue> values) => [.. values.Select(Value)];

    private int Int32(IrValue value) => (int)Scalars.Convert(Value(value)!, ScalarKind.Int32, isChecked: true);

    private void Set(IrValue result, object? value) => _values[result.Id] = value;

    private void Set(EquatableArray<IrValue> results, IReadOnlyList<object?> values)
    {
        if (results.Count != values.Count)
        {
            throw new InvalidOperationException($"{results.Count} results, but {values.Count} values.");
        }

        for (var i = 0; i < results.Count; i++)
        {
            _values[results[i].Id] = values[i];
        }
    }

    private object?[] Region(IrRegion region)
    {
        foreach (var operation in region.Operations)
        {
            Execute(operation);
        }

        return Values(region.Yields);
    }

    private void Execute(IrOperation operation)
    {
        switch (operation)
        {
            case ConstantOperation o:
                Set(o.Result, Scalars.Of(o.Value));
                break;
            case PrimitiveOperation o:
                Set(o.Result, Primitives.Apply(o.Primitive, o.Result.Type, Values(o.Inputs)!, o.IsChecked));
                break;
            case LoadOperation o:
                Set(o.Result, Memory.Load(Value(o.Array), Values(o.Indices)));
                break;
            case StoreOperation o:
                Memory.Store(Value(o.Array), Values(o.Indices), Value(o.Value));
                break;
            case AccumulateOperation o:
                Memory.Accumulate(Value(o.Array), Values(o.Indices), Value(o.Value)!);
                break;
            case LengthOperation o:
                var length = Memory.Length(Value(o.Array), o.Dimension);
                Set(o.Result, Scalars.Convert(length, ((ScalarType)o.Result.Type).Kind, isChecked: true));
                break;
            case NewArrayOperation o:
                Set(o.Result, Array.CreateInstance(Scalars.ClrType(o.Result.Type.Element!), [.. o.Lengths.Select(Int32)]));
                break;
            case CloneOperation o:
                Set(o.Result, Memory.Clone(Value(o.Source)));
                break;
            case CopyOperation o:
                Memory.Copy(Value(o.Source), Value(o.Destination), o.Adds);
                break;
            case FillOperation o:
                Memory.Fill(Value(o.Array), o.Value is null ? null : Value(o.Value));
                break;
            case ViewOperation o:
                Set(o.Result, Memory.View(Value(o.Source), o.Result.Type, o.Start is null ? null : Int32(o.Start), o.Length is null ? null : Int32(o.Length)));
                break;
            case IfOperation o:
                Set(o.Values, Region((bool)Value(o.Condition)! ? o.Then : o.Else));
                break;
            case LoopOperation o:
                Loop(o);
                break;
            case CallOperation o:
                Set(o.Values, Call(o, Values(o.Arguments)));
                break;
            case OpaqueOperation o:
                var run = RunOpaque ?? throw new InvalidOperationException($"Nothing runs the opaque operation {o.Text}.");
                Set(o.Values, run(o, Values(o.Inputs)));
                break;
            case ThrowOperation o:
                throw new InterpretedException(o.Text, Values(o.Inputs));
            case PushOperation o:
                _tape.Push(o.Value.Type, Value(o.Value));
                break;
            case PopOperation o:
                Set(o.Result, _tape.Pop(o.Result.Type));
                break;
            case CommentOperation:
                break;
            default:
                throw new InvalidOperationException($"Unknown operation {operation.GetType().Name}.");
        }
    }

    private object?[] Call(CallOperation operation, object?[] arguments)
    {
        if (_library is not null && _library.TryGetValue(operation.Callee.Id, out var method))
        {
            return new IrInterpreter(_tape, _calls, _library) { RunOpaque = RunOpaque }.Run(method.Get(operation.Form).Body, arguments);
        }

        return _calls is null
            ? throw new InvalidOperationException($"Nothing runs the call of {operation.Callee.Id}.")
            : _calls(operation, arguments);
    }

    private void Loop(LoopOperation loop)
    {
        var current = Values(loop.Inits);
        object exit = 0;
        for (var iteration = 0; ; iteration++)
        {
            if (iteration == MaximalIterations)
            {
                throw new InvalidOperationException("The loop does not end.");
            }

            Set(loop.Parameters, current);
            if ((iteration > 0 || !loop.TestsAtEnd) && !(bool)Region(loop.Condition)[0]!)
            {
                break;
            }

            var yields = Region(loop.Body);
            var next = yields[..loop.SlotCount];
            if (loop.HasExit && (int)yields[loop.SlotCount]! != 0)
            {
                exit = yields[loop.SlotCount]!;
                current = next;
                break;
            }

            Set(loop.Step.Parameters, next);
            current = Region(loop.Step);
        }

        Set(loop.Values, loop.HasExit ? [.. current, exit] : current);
    }
}
