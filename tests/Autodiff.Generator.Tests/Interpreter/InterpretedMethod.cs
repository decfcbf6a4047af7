using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>A method that interpreted code may call, in any form.</summary>
internal sealed record InterpretedMethod(IrFunction Primal, DerivativeFunctions? Derivatives = null)
{
    public IrFunction Get(CallForm form) => form switch
    {
        CallForm.Primal => Primal,
        CallForm.Forward => Generated.Forward,
        CallForm.Reverse => Generated.Reverse,
        _ => Generated.Jvp,
    };

    private DerivativeFunctions Generated =>
        Derivatives ?? throw new InvalidOperationException($"The library has no derivatives of {Primal.Name}.");
}
