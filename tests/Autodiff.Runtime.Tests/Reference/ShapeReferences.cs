using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Views, joins, slices and indexing.</summary>
internal static class ShapeReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("reshape", call => call.X.Reshape(call.Attributes.Integers("shape")));
        table.Add("expand", call => call.X.Expand(call.Attributes.Integers("shape")));
    }
}
