using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Autodiff.Internal;

/// <summary>Elements of one tensor where a mask is set, else of another, for every type of elements; all three broadcast.</summary>
internal static class MaskedSelection
{
    /// <summary>Selects and records.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Tensor<T> Apply<T>(Tensor<bool> mask, Tensor<T> whenTrue, Tensor<T> whenFalse, string name)
        where T : unmanaged
    {
        var layout = Broadcast.RowMajorLayoutOf(Broadcast.LayoutOf(whenTrue.Layout, whenFalse.Layout, name), mask.Layout, name);
        var result = Tensor<T>.Allocate(layout);
        var bits = new OperandElements<bool>(mask, layout);
        var a = new OperandElements<T>(whenTrue, layout);
        var b = new OperandElements<T>(whenFalse, layout);

        // Bits are bits: what has the size of an int is chosen as int, what has that of a long as long.
        if (Unsafe.SizeOf<T>() == sizeof(int))
            Run<int>(bits.As<byte>(), a.As<int>(), b.As<int>(), MemoryMarshal.Cast<T, int>(result.Elements));
        else if (Unsafe.SizeOf<T>() == sizeof(long))
            Run<long>(bits.As<byte>(), a.As<long>(), b.As<long>(), MemoryMarshal.Cast<T, long>(result.Elements));
        else
            Run<byte>(bits.As<byte>(), a.As<byte>(), b.As<byte>(), MemoryMarshal.Cast<T, byte>(result.Elements));
        return Recorder.Tracks(whenTrue, whenFalse)
            ? Recorder.Record(new MaskedSelectionNode<T>(mask, whenTrue, whenFalse, name), whenTrue, whenFalse, result)
            : result;
    }

    /// <summary>Chooses between spans; one of length 1 is repeated.</summary>
    private static void Run<T>(ReadOnlySpan<byte> mask, ReadOnlySpan<T> whenTrue, ReadOnlySpan<T> whenFalse, Span<T> result)
        where T : unmanaged
    {
        if (result.IsEmpty)
            return;
        if (mask.Length == 1 && result.Length > 1)
        {
            var chosen = mask[0] != 0 ? whenTrue : whenFalse;
            if (chosen.Length == 1)
                result.Fill(chosen[0]);
            else
                chosen.CopyTo(result);
            return;
        }

        ref var bits = ref MemoryMarshal.GetReference(mask);
        ref var a = ref MemoryMarshal.GetReference(whenTrue);
        ref var b = ref MemoryMarshal.GetReference(whenFalse);
        ref var c = ref MemoryMarshal.GetReference(result);
        nuint length = (nuint)result.Length, i = 0;
        nuint stepOfA = whenTrue.Length == 1 ? 0u : 1, stepOfB = whenFalse.Length == 1 ? 0u : 1;
        var lane = (nuint)Vector256<T>.Count;
        if (Vector256.IsHardwareAccelerated && Unsafe.SizeOf<T>() > 1)
        {
            for (; i + lane <= length; i += lane)
            {
                var x = stepOfA == 0 ? Vector256.Create(a) : Vector256.LoadUnsafe(ref a, i);
                var y = stepOfB == 0 ? Vector256.Create(b) : Vector256.LoadUnsafe(ref b, i);
                var isFalse = Vector256.Equals(Widen<T>(ref Unsafe.Add(ref bits, i)), Vector256<T>.Zero);
                Vector256.ConditionalSelect(isFalse, y, x).StoreUnsafe(ref c, i);
            }
        }

        for (; i < length; i++)
            Unsafe.Add(ref c, i) = Unsafe.Add(ref bits, i) != 0 ? Unsafe.Add(ref a, i * stepOfA) : Unsafe.Add(ref b, i * stepOfB);
    }

    /// <summary>Bytes as the lowest ones of the elements of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Widen<T>(ref byte bits)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == sizeof(int))
        {
            var words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref bits)).AsByte());
            return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).As<uint, T>();
        }

        var pairs = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(ref bits)).AsByte()));
        return Vector256.Create(Vector128.WidenLower(pairs), Vector128.WidenUpper(pairs)).As<ulong, T>();
    }
}

/// <summary>A choice by a mask, recorded.</summary>
internal sealed class MaskedSelectionNode<T> : Node2<T>
    where T : unmanaged
{
    private readonly Layout _whenTrue;
    private readonly Layout _whenFalse;
    private readonly string _name;

    public MaskedSelectionNode(Tensor<bool> mask, Tensor<T> whenTrue, Tensor<T> whenFalse, string name)
    {
        Save(mask);
        _whenTrue = whenTrue.Layout;
        _whenFalse = whenFalse.Layout;
        _name = name;
    }

    /// <inheritdoc/>
    public override string Name => _name + "Backward0";

    /// <inheritdoc/>
    public override Tensor<T> VjpFirst(Tensor<T> cotangent) => Apply(cotangent, Zero).SumTo(_whenTrue);

    /// <inheritdoc/>
    public override Tensor<T> VjpSecond(Tensor<T> cotangent) => Apply(Zero, cotangent).SumTo(_whenFalse);

    /// <inheritdoc/>
    public override Tensor<T> Jvp(Tensor<T>? xTangent, Tensor<T>? yTangent) =>
        Apply((xTangent ?? Zero).ExpandTo(_whenTrue), (yTangent ?? Zero).ExpandTo(_whenFalse));

    private static Tensor<T> Zero => Tensor<T>.Scalar(default);

    private Tensor<T> Apply(Tensor<T> whenTrue, Tensor<T> whenFalse) => MaskedSelection.Apply(Saved<bool>(0), whenTrue, whenFalse, _name);
}
