namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>What a <c>ThrowOperation</c> throws in the interpreter: the C# text of the exception and its inputs.</summary>
public sealed class InterpretedException(string text, object?[] inputs) : Exception(text)
{
    public string Text { get; } = text;

    public IReadOnlyList<object?> Inputs { get; } = inputs;
}
