using System.Text;
using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>Prints IR as text, for tests and for reading while debugging. Values are renumbered in order, so texts are stable.</summary>
internal sealed class IrPrinter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, string> _names = [];
    private int _indent;

    private IrPrinter()
    {
    }

    public static string Print(IrFunction function)
    {
        var printer = new IrPrinter();
        var parameters = function.Parameters.Select(parameter =>
            (parameter.Mode is ParameterMode.Value ? "" : parameter.Mode.ToString().ToLowerInvariant() + " ")
            + parameter.Name + (parameter.IsDifferentiated ? "'" : "") + ": "
            + string.Join(", ", parameter.Values.Select(printer.Define)));
        printer.Line($"function {function.Name}({string.Join("; ", parameters)})");
        printer.Region(function.Body, "return");
        return printer._text.ToString();
    }

    public static string Print(IrRegion region)
    {
        var printer = new IrPrinter();
        printer.Region(region, "yield");
        return printer._text.ToString();
    }

    private void Region(IrRegion region, string end)
    {
        _indent++;
        foreach (var operation in region.Operations)
        {
            Operation(operation);
        }

        if (!region.Throws)
        {
            Line((end + " " + List(region.Yields)).TrimEnd());
        }

        _indent--;
    }

    private void Operation(IrOperation operation)
    {
        switch (operation)
        {
            case ConstantOperation o:
                Line($"{Define(o.Result)} = {o.Value}");
                break;
            case PrimitiveOperation o:
                Line($"{Define(o.Result)} = {o.Primitive}{(o.IsChecked ? " checked" : "")} {List(o.Inputs)}");
                break;
            case LoadOperation o:
                Line($"{Define(o.Result)} = load {Use(o.Array)}[{List(o.Indices)}]");
                break;
            case StoreOperation o:
                Line($"store {Use(o.Array)}[{List(o.Indices)}] = {Use(o.Value)}");
                break;
            case AccumulateOperation o:
                Line($"accumulate {Use(o.Array)}[{List(o.Indices)}] += {Use(o.Value)}");
                break;
            case LengthOperation o:
                Line($"{Define(o.Result)} = length {Use(o.Array)}{(o.Dimension is { } d ? ", " + d : "")}");
                break;
            case NewArrayOperation o:
                Line($"{Define(o.Result)} = new{(o.IsPooled ? " pooled" : "")} [{List(o.Lengths)}]");
                break;
            case CloneOperation o:
                Line($"{Define(o.Result)} = clone{(o.IsPooled ? " pooled" : "")} {Use(o.Source)}");
                break;
            case CopyOperation o:
                Line($"{(o.Adds ? "add" : "copy")} {Use(o.Source)} to {Use(o.Destination)}");
                break;
            case FillOperation o:
                Line($"fill {Use(o.Array)} with {(o.Value is null ? "0" : Use(o.Value))}");
                break;
            case ViewOperation o:
                Line($"{Define(o.Result)} = view {Use(o.Source)}[{(o.Start is null ? "0" : Use(o.Start))}, {(o.Length is null ? "all" : Use(o.Length))}]");
                break;
            case IfOperation o:
                Line($"{Definitions(o.Values)}if {Use(o.Condition)}");
                Region(o.Then, "yield");
                Line("else");
                Region(o.Else, "yield");
                break;
            case LoopOperation o:
                var inits = List(o.Inits);
                Line($"{Definitions(o.Values)}{(o.TestsAtEnd ? "do " : "")}loop{(o.HasExit ? " exits" : "")} {string.Join(", ", o.Parameters.Select(Define))} from {inits}");
                Line("while");
                Region(o.Condition, "yield");
                Line("body");
                Region(o.Body, "yield");
                Line($"step {string.Join(", ", o.Step.Parameters.Select(Define))}");
                Region(o.Step, "yield");
                break;
            case CallOperation o:
                Line($"{Definitions(o.Values)}call {o.Form.ToString().ToLowerInvariant()} {o.Callee.Method}({List(o.Arguments)})");
                break;
            case OpaqueOperation o:
                Line($"{Definitions(o.Values)}opaque \"{o.Text}\"({List(o.Inputs)})");
                break;
            case ThrowOperation o:
                Line($"throw \"{o.Text}\"({List(o.Inputs)})");
                break;
            case PushOperation o:
                Line($"push {Use(o.Value)}");
                break;
            case PopOperation o:
                Line($"{Define(o.Result)} = pop");
                break;
            case FrameOperation o:
                Line($"{Define(o.Result)} = {(o.Records ? "record" : "recall")} {o.Count}");
                break;
            case CommentOperation o:
                Line("// " + o.Text);
                break;
            default:
                Line(operation.GetType().Name);
                break;
        }
    }

    private string Definitions(EquatableArray<IrValue> values) => values.IsEmpty ? "" : string.Join(", ", values.Select(Define)) + " = ";

    private string Define(IrValue value)
    {
        Name(value);
        return $"{_names[value.Id]}: {value.Type}";
    }

    private string Use(IrValue value) => Name(value);

    private string Name(IrValue value)
    {
        if (!_names.TryGetValue(value.Id, out var name))
        {
            _names[value.Id] = name = $"%{value.Name}{(value.Name is null ? "" : ".")}{_names.Count}";
        }

        return name;
    }

    private string List(EquatableArray<IrValue> values) => string.Join(", ", values.Select(Use));

    private void Line(string text) => _text.Append(' ', _indent * 2).Append(text).Append('\n');
}
