using Autodiff.Generator.IR;

namespace Autodiff.Generator.Transforms;

/// <summary>The shadow of each active array or span: storage of the same shape for its cotangents.</summary>
internal sealed class ShadowMap
{
    private readonly Dictionary<int, IrValue> _shadows = [];
    private readonly HashSet<int> _shadowIds = [];

    public IrValue? Find(IrValue memory) => _shadows.TryGetValue(memory.Id, out var shadow) ? shadow : null;

    public IrValue this[IrValue memory] => _shadows[memory.Id];

    public void Add(IrValue memory, IrValue shadow)
    {
        _shadows[memory.Id] = shadow;
        _shadowIds.Add(shadow.Id);
    }

    public bool IsShadow(IrValue value) => _shadowIds.Contains(value.Id);

    /// <summary>The type of the shadow of a local array or span.</summary>
    public static IrType TypeOf(IrType type) => type is SpanType span ? span with { IsReadOnly = false } : type;

    /// <summary>The type of the shadow parameter of an array or span parameter: a span wherever one can be.</summary>
    public static IrType ParameterTypeOf(IrType type) =>
        type is ArrayType { Dimensions: 1, ElementType: ScalarType } array ? new SpanType(array.ElementType, IsReadOnly: false) : TypeOf(type);
}
