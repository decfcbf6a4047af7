using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>A computation on whole spans with up to four inputs and one result: short ones without making a plan.</summary>
/// <remarks>An input of length 1 is repeated. Inputs that the body does not have are empty.</remarks>
internal readonly ref struct SpanKernel<T, TBody>(
    ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, ReadOnlySpan<T> w, Span<T> result, TBody body) : ILaneKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TBody : struct, IFusedBody
{
    // Below, there is nothing to share.
    private const int Short = 32_768;
    private const int MaximumInputs = 4;

    private readonly ReadOnlySpan<T> _x = x;
    private readonly ReadOnlySpan<T> _y = y;
    private readonly ReadOnlySpan<T> _z = z;
    private readonly ReadOnlySpan<T> _w = w;
    private readonly Span<T> _result = result;

    /// <inheritdoc/>
    public void Run<TLane, TScalar>()
        where TLane : unmanaged, ILane<TLane, T>
        where TScalar : unmanaged, ILane<TScalar, T>
    {
        if (_result.Length is > 0 and <= Short
            && IsPlain(_x) && (TBody.Inputs < 2 || IsPlain(_y)) && (TBody.Inputs < 3 || IsPlain(_z)) && (TBody.Inputs < 4 || IsPlain(_w)))
            RunPlain<TLane>();
        else
            RunPlanned<TLane>();
    }

    /// <summary>Whether an input has the result's length, or is one number, and lies apart from it or just there.</summary>
    private bool IsPlain(ReadOnlySpan<T> input) =>
        (input.Length == _result.Length || input.Length == 1) && (!input.Overlaps(_result, out var distance) || distance == 0 && input.Length == _result.Length);

    [SkipLocalsInit]
    private unsafe void RunPlain<TLane>()
        where TLane : unmanaged, ILane<TLane, T>
    {
        var rows = stackalloc T*[MaximumInputs + 1];
        var masks = stackalloc nint[MaximumInputs + 1];
        var numbers = stackalloc TLane[MaximumInputs];
        fixed (T* first = _x, second = _y, third = _z, fourth = _w, last = _result)
        {
            Lay(0, first, _x.Length);
            if (TBody.Inputs > 1)
                Lay(1, second, _y.Length);
            if (TBody.Inputs > 2)
                Lay(2, third, _z.Length);
            if (TBody.Inputs > 3)
                Lay(3, fourth, _w.Length);
            rows[TBody.Inputs] = last;
            masks[TBody.Inputs] = -1;
            FusedLoop<T, TLane, TBody>.Run(rows, masks, _result.Length, body);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Lay(int input, T* elements, int length)
        {
            rows[input] = elements;
            masks[input] = -1;
            if (length != 1)
                return;
            numbers[input] = TLane.Create(*elements);
            rows[input] = (T*)(numbers + input);
            masks[input] = 0;
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
        if (TBody.Inputs > 3)
            operands.AddInput(_w);
        operands.AddResult(_result);
        Elementwise.Run<T, TLane, TBody>(operands, body);
    }
}
