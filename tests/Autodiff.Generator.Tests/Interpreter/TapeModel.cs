using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Interpreter;

/// <summary>The tape of the interpreter: one stack for each type. It can be copied, to run a reverse sweep several times.</summary>
internal sealed class TapeModel
{
    private readonly Dictionary<IrType, Stack<object?>> _stacks = [];

    public bool IsEmpty => _stacks.Values.All(static stack => stack.Count == 0);

    public int Count => _stacks.Values.Sum(static stack => stack.Count);

    public void Push(IrType type, object? value)
    {
        if (!_stacks.TryGetValue(type, out var stack))
        {
            _stacks[type] = stack = [];
        }

        stack.Push(value);
    }

    public object? Pop(IrType type) => _stacks.TryGetValue(type, out var stack) && stack.Count > 0
        ? stack.Pop()
        : throw new InvalidOperationException($"The tape has no {type} left to pop.");

    /// <summary>Another tape with the same contents.</summary>
    public TapeModel Copy()
    {
        var copy = new TapeModel();
        foreach (var (type, stack) in _stacks)
        {
            copy._stacks[type] = new Stack<object?>(stack.Reverse());
        }

        return copy;
    }
}
