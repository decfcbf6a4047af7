using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A computation on whole spans with up to three inputs and one result: short ones without making a plan.</summary>
internal readonly ref struct SpanKernel<T, TBody>(
    ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, TBody body) : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TBody : struct, IFusedBody
{
    // Below, there is nothing to share.
    private const int Short = 32_768;

    private readonly ReadOnlySpan<T> _x = x;
    private readonly ReadOnlySpan<T> _y = y;
    private readonly ReadOnlySpan<T> _z = z;
    private readonly Span<T> _result = result;

    /// <inheritdoc/>
    public void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        if (_result.Length <= Short && IsPlain(_x) && (TBody.Inputs < 2 || IsPlain(_y)) && (TBody.Inputs < 3 || IsPlain(_z)))
            RunPlain<TLane>();
        else
            RunPlanned<TLane>();
    }

    /// <summary>Whether an input has the result's length and lies apart from it or just there.</summary>
    private bool IsPlain(ReadOnlySpan<T> input) =>
        input.Length == _result.Length && (!input.Overlaps(_result, out var distance) || distance == 0);

    [SkipLocalsInit]
    private unsafe void RunPlain<TLane>()
        where TLane : unmanaged, ILane<TLane, T>
    {
        var rows = stackalloc T*[4];
        var masks = stackalloc nint[4];
        masks[0] = masks[1] = masks[2] = masks[3] = -1;
        fixed (T* first = _x, second = _y, third = _z, last = _result)
        {
            rows[0] = first;
            rows[1] = second;
            rows[2] = third;
            rows[TBody.Inputs] = last;
            FusedLoop<T, TLane, TBody>.Run(rows, masks, _result.Length, body);
        }
    }

    private void RunPlanned<TLane>()
        where TLane : unmanaged, ILane<TLane, T>
    {
        var operands = new Operands<T>([_result.Length]);
        operands.AddInput(_x);
        if (TBody.Inputs > 1)
            operands.AddInput(_y);
        if (TBody.Inputs > 2)
            operands.AddInput(_z);
        operands.AddResult(_result);
        Elementwise.Run<T, TLane, TBody>(operands, body);
    }
}
