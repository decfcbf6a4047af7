using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>Calls of differentiable methods and their derivatives.</summary>
internal sealed partial class Expressions
{
    /// <summary>The call; arguments passed by reference are written by <paramref name="reference"/>.</summary>
    public string Call(CallOperation o, Func<CallArgument, int, string> reference)
    {
        var layout = CallLayout.Of(o);
        var arguments = layout.Arguments
            .Select((argument, i) => argument.Mode is ParameterMode.Ref or ParameterMode.Out ? reference(argument, i) : Argument(o, argument))
            .ToList();
        if (o.Form is CallForm.Forward or CallForm.Reverse)
        {
            arguments.Add("ref " + _frame.Tape);
        }

        var callee = o.Callee;
        var name = o.Form switch
        {
            CallForm.Forward => DerivativeNames.Forward(callee.Stem),
            CallForm.Reverse => DerivativeNames.Reverse(callee.Stem),
            CallForm.Jvp => DerivativeNames.Jvp(callee.Stem),
            _ => callee.Method,
        };
        if (callee.ContainingType == _frame.ContainingType)
        {
            _methods.Add(name);
        }

        var type = callee.ContainingType == _frame.ContainingType ? "" : callee.ContainingType + ".";
        return $"{type}{CSharpNames.Escape(name)}({string.Join(", ", arguments)})";
    }

    /// <summary>A tuple of the operands of an argument.</summary>
    public string Compose(TupleShape shape, CallOperation o, CallArgument argument) =>
        shape.Compose([.. argument.Operands.Select(operand => operand < 0 ? "default" : Exact(o.Arguments[operand]).Text)]);

    private string Argument(CallOperation o, CallArgument argument)
    {
        if (argument.IsTuple)
        {
            return Compose(TupleShape.Parse(argument.Type), o, argument);
        }

        // Arguments have the parameters' types, but a conversion is left to C# only where it cannot choose another overload.
        var operand = o.Arguments[argument.Operands[0]];
        return _tree.Definition(operand)?.Operation is ViewOperation ? Converted(operand).Text : Exact(operand).Text;
    }
}
