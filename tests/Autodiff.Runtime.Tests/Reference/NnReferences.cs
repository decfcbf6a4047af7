using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Layers, losses, norms, attention and recurrent cells.</summary>
internal static class NnReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
    }
}
