namespace Autodiff.Generator.IR;

/// <summary>What the builders of one function share: fresh ids, and what is known of the values they made.</summary>
internal sealed class IrContext
{
    private readonly Dictionary<int, IrOperation> _definitions = [];
    private int _nextId;

    /// <param name="firstId">The first id that is free.</param>
    public IrContext(int firstId = 0) => _nextId = firstId;

    /// <summary>A context for building onto a function whose values keep their ids.</summary>
    public static IrContext Following(IrFunction function)
    {
        var last = -1;
        foreach (var value in function.Body.AllDefinitions())
        {
            last = Math.Max(last, value.Id);
        }

        var context = new IrContext(last + 1);
        foreach (var operation in function.Body.AllOperations())
        {
            context.Define(operation);
        }

        return context;
    }

    public IrValue Fresh(IrType type, string? name = null) => new(_nextId++, type, name);

    public void Define(IrOperation operation)
    {
        foreach (var result in operation.Results)
        {
            _definitions[result.Id] = operation;
        }
    }

    /// <summary>The operation that defines a value, if a builder made it or it belongs to the function followed.</summary>
    public IrOperation? Definition(IrValue value) => _definitions.TryGetValue(value.Id, out var operation) ? operation : null;

    public Constant? ConstantOf(IrValue value) => (Definition(value) as ConstantOperation)?.Value;
}
