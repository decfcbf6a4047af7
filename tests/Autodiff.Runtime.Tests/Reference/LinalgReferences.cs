using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Products of matrices, factorizations, Einstein sums.</summary>
internal static class LinalgReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
    }
}
