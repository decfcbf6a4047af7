using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: something that has a value which changes: a local or parameter (one leaf of it, if it is a value tuple), or one of the lowering's own,
/// such as the exit code of a loop.
/// </summary>
/// <param name="name">The name of its values.</param>
/// <param name="type">Its type.</param>
/// <param name="ordinal">Its place in the order in which variables appear; results and slots are in this order.</param>
internal sealed class Variable(string name, IrType type, int ordinal)
{
    public string Name { get; } = name;

    public IrType Type { get; } = type;

    public int Ordinal { get; } = ordinal;

    public override string ToString() => Name;
}
