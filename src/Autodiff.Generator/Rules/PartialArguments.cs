using Autodiff.Generator.IR;

namespace Autodiff.Generator.Rules;

/// <summary>
/// What a rule's partial may read. Operands and the result are fetched when read, so that the reverse sweep keeps just those that
/// the formula uses.
/// </summary>
/// <param name="builder">Where the partial emits its operations.</param>
/// <param name="operand">Fetches an operand.</param>
/// <param name="result">Fetches the primitive's result.</param>
/// <param name="seed">What the partial is multiplied with: a cotangent of the result, or a tangent of the operand.</param>
/// <param name="target">The type of the value asked for: the operand's in a VJP, the result's in a JVP.</param>
/// <param name="constant">The constant an operand is, or null; asking fetches nothing.</param>
internal sealed class PartialArguments(
    IrBuilder builder, Func<int, IrValue> operand, Func<IrValue> result, IrValue seed, IrType target, Func<int, Constant?> constant)
{
    public IrBuilder B { get; } = builder;

    public IrValue X => operand(0);

    public IrValue Y => operand(1);

    public IrValue Z => operand(2);

    public IrValue Result => result();

    public IrValue Seed { get; } = seed;

    public IrType Target { get; } = target;

    /// <summary>Whether an operand is the constant 1.</summary>
    public bool IsOne(int index) => constant(index) is { } known && (known.IsFloating(1) || known.IsInteger(1));
}
