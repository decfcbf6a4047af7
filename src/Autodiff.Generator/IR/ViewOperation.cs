using Autodiff.Generator.Collections;

namespace Autodiff.Generator.IR;

/// <summary>
/// A span over (a part of) an array or span, sharing its storage: <c>AsSpan(start, length)</c>, <c>Slice</c>, and the
/// implicit conversions between arrays and spans (then start and length are null).
/// </summary>
internal sealed record ViewOperation(IrValue Result, IrValue Source, IrValue? Start, IrValue? Length) : IrOperation
{
    public override EquatableArray<IrValue> Results => new([Result]);

    public override EquatableArray<IrValue> Operands => (Start, Length) switch
    {
        (null, null) => new([Source]),
        (null, not null) => new([Source, Length]),
        (not null, null) => new([Source, Start]),
        _ => new([Source, Start, Length]),
    };

    public override Effects Effects => Start is null && Length is null ? Effects.Pure : Effects.Throws;
}
