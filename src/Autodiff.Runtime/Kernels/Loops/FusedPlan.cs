using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>
/// How a fused computation over a shape is done row by row: dimensions are taken in the order in which the first result
/// lies in memory, those along which all operands lie like one are joined, the innermost that is left is the row.
/// </summary>
/// <remarks>Its tables lie on the stack of the method that makes it.</remarks>
/// <typeparam name="T">The type of an element.</typeparam>
internal unsafe struct FusedPlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most dimensions of a shape.</summary>
    public const int MaximumRank = 64;

    /// <summary>How many operands are inputs; the others are results.</summary>
    public int Inputs;

    /// <summary>How many operands there are.</summary>
    public int Operands;

    /// <summary>How many dimensions are left, the row included.</summary>
    public int Rank;

    /// <summary>Their sizes, the row's last.</summary>
    public nint* Sizes;

    /// <summary>The strides of each operand, <see cref="MaximumRank"/> places apart.</summary>
    public nint* Strides;

    /// <summary>The first element of each operand.</summary>
    public T** Origins;

    /// <summary>The length of a row.</summary>
    public readonly nint RowLength => Sizes[Rank - 1];

    /// <summary>How many rows.</summary>
    public readonly nint Rows
    {
        get
        {
            nint rows = 1;
            for (var d = 0; d < Rank - 1; d++)
                rows *= Sizes[d];
            return rows;
        }
    }

    /// <summary>The distance of an operand's neighbours in a row.</summary>
    public readonly nint RowStride(int operand) => Strides[operand * MaximumRank + Rank - 1];

    /// <summary>Checks the operands, makes the plan and does work with it.</summary>
    /// <exception cref="ArgumentException">An operand does not fit the shape, or results overlap other operands.</exception>
    [SkipLocalsInit]
    public static void Run<TWork>(scoped in Operands<T> operands, int inputs, int count, ref TWork work)
        where TWork : struct, IPlannedWork<T>
    {
        if (operands.Count != count)
            throw new ArgumentException($"The computation has {count} operands, not {operands.Count}.");

        var strides = stackalloc nint[Operands<T>.Maximum * MaximumRank];
        var sizes = stackalloc nint[MaximumRank];
        var origins = stackalloc T*[Operands<T>.Maximum];
        ref var all = ref Unsafe.AsRef(in operands);
        fixed (T* p0 = &all[0].First, p1 = &all[1].First, p2 = &all[2].First, p3 = &all[3].First)
        fixed (T* p4 = &all[4].First, p5 = &all[5].First, p6 = &all[6].First, p7 = &all[7].First)
        fixed (T* p8 = &all[8].First, p9 = &all[9].First, p10 = &all[10].First, p11 = &all[11].First)
        {
            origins[0] = p0;
            origins[1] = p1;
            origins[2] = p2;
            origins[3] = p3;
            origins[4] = p4;
            origins[5] = p5;
            origins[6] = p6;
            origins[7] = p7;
            origins[8] = p8;
            origins[9] = p9;
            origins[10] = p10;
            origins[11] = p11;
            var plan = new FusedPlan<T> { Inputs = inputs, Operands = count, Sizes = sizes, Strides = strides, Origins = origins };
            if (plan.Make(operands))
                work.Run(&plan);
        }
    }

    /// <summary>Checks the operands and makes the plan; false if the shape has no element.</summary>
    private bool Make(scoped in Operands<T> operands)
    {
        var shape = operands.Shape;
        if (shape.Length > MaximumRank)
            throw new ArgumentException($"The shape {Text(shape)} has more than {MaximumRank} dimensions.");
        nint total = 1;
        foreach (var size in shape)
            total = checked(total * size);
        if (total < 0)
            throw new ArgumentException($"The shape {Text(shape)} has a negative size.");
        for (var k = 0; k < Operands; k++)
            Lay(operands, k, total);
        if (total == 0)
            return false;

        // Without dimensions of one element, and with at least one.
        Rank = 0;
        for (var d = 0; d < shape.Length; d++)
        {
            if (shape[d] != 1)
                Move(d, Rank++, shape[d]);
        }

        if (Rank == 0)
            Move(-1, Rank++, 1);
        for (var k = Inputs; k < Operands; k++)
            CheckResult(k, shape);
        if (Operands > Inputs)
            Order(Strides + Inputs * MaximumRank);
        Join();
        return true;
    }

    /// <summary>Checks one operand and writes its strides by dimension of the shape.</summary>
    private readonly void Lay(scoped in Operands<T> operands, int k, nint total)
    {
        ref readonly var operand = ref Unsafe.AsRef(in operands)[k];
        var shape = operands.Shape;
        var strides = Strides + k * MaximumRank;
        if (operand.Strides.IsEmpty && !shape.IsEmpty)
        {
            var isOneNumber = operand.Length == 1 && k < Inputs;
            if (operand.Length != total && !isOneNumber)
                throw new ArgumentException($"{Name(k)} has {operand.Length} elements where the shape {Text(shape)} needs {total}.");
            nint stride = 1;
            for (var d = shape.Length - 1; d >= 0; d--)
            {
                strides[d] = operand.Length == total ? stride : 0;
                stride *= shape[d];
            }

            return;
        }

        if (operand.Strides.Length != shape.Length)
            throw new ArgumentException($"{Name(k)} has {operand.Strides.Length} strides where the shape {Text(shape)} has {shape.Length} dimensions.");
        nint first = operand.Offset, last = operand.Offset;
        for (var d = 0; d < shape.Length; d++)
        {
            strides[d] = operand.Strides[d];
            var reach = checked(strides[d] * Math.Max(0, shape[d] - 1));
            if (reach < 0)
                first += reach;
            else
                last += reach;
        }

        if (total != 0 && (first < 0 || last >= operand.Length))
            throw new ArgumentException(
                $"{Name(k)} has {operand.Length} elements, but its strides reach from {first} to {last} over the shape {Text(shape)}.");
        Origins[k] += operand.Offset;
    }

    /// <summary>Puts the strides of one dimension in the place of another; -1 is a dimension of stride 0.</summary>
    private readonly void Move(int from, int to, nint size)
    {
        Sizes[to] = size;
        for (var k = 0; k < Operands; k++)
            Strides[k * MaximumRank + to] = from < 0 ? 0 : Strides[k * MaximumRank + from];
    }

    /// <summary>Puts dimensions of larger strides before those of smaller ones, others as they are.</summary>
    private readonly void Order(nint* strides)
    {
        for (var d = 1; d < Rank; d++)
        {
            for (var at = d; at > 0 && Math.Abs(strides[at - 1]) < Math.Abs(strides[at]); at--)
            {
                (Sizes[at - 1], Sizes[at]) = (Sizes[at], Sizes[at - 1]);
                for (var k = 0; k < Operands; k++)
                {
                    var own = Strides + k * MaximumRank + at;
                    (own[-1], own[0]) = (own[0], own[-1]);
                }
            }
        }
    }

    /// <summary>Joins neighbouring dimensions that every operand walks through in even steps.</summary>
    private void Join()
    {
        var joined = 1;
        for (var d = 1; d < Rank; d++)
        {
            var isEven = true;
            for (var k = 0; k < Operands; k++)
            {
                var strides = Strides + k * MaximumRank;
                isEven &= strides[joined - 1] == strides[d] * Sizes[d];
            }

            if (isEven)
                Move(d, joined - 1, Sizes[joined - 1] * Sizes[d]);
            else
                Move(d, joined++, Sizes[d]);
        }

        Rank = joined;
    }

    /// <summary>Refuses a result that meets itself, or another operand except element on element.</summary>
    private readonly void CheckResult(int result, ReadOnlySpan<int> shape)
    {
        var sizes = new ReadOnlySpan<nint>(Sizes, Rank);
        var own = new ReadOnlySpan<nint>(Strides + result * MaximumRank, Rank);
        if (!IsSpread(sizes, own))
            throw new ArgumentException($"{Name(result)} has several indices of the shape {Text(shape)} at one element.");
        for (var k = 0; k < Operands; k++)
        {
            if (k == result || (k > result && k >= Inputs))
                continue;
            var other = new ReadOnlySpan<nint>(Strides + k * MaximumRank, Rank);
            var bytes = (nint)((byte*)Origins[k] - (byte*)Origins[result]);
            if (k < Inputs && bytes == 0 && (other.SequenceEqual(own) || Rank == 1 && sizes[0] == 1))
                continue;
            if (AreApart(sizes, own, other, bytes))
                continue;
            if (bytes % sizeof(T) != 0 || Overlap.Exists(sizes, own, other, bytes / sizeof(T)))
                throw new ArgumentException(
                    $"{Name(result)} overlaps {Name(k)} over the shape {Text(shape)}; they must be apart{(k < Inputs ? ", or the same view" : "")}.");
        }
    }

    private static bool AreApart(ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, nint bytes)
    {
        nint firstOfA = 0, lastOfA = 0, firstOfB = 0, lastOfB = 0;
        for (var d = 0; d < sizes.Length; d++)
        {
            firstOfA += Math.Min(0, a[d] * (sizes[d] - 1));
            lastOfA += Math.Max(0, a[d] * (sizes[d] - 1));
            firstOfB += Math.Min(0, b[d] * (sizes[d] - 1));
            lastOfB += Math.Max(0, b[d] * (sizes[d] - 1));
        }

        return bytes + firstOfB * sizeof(T) >= (lastOfA + 1) * sizeof(T) || bytes + (lastOfB + 1) * sizeof(T) <= firstOfA * sizeof(T);
    }

    /// <summary>Whether no two indices lead to one element: each stride is longer than what the smaller ones span.</summary>
    private static bool IsSpread(ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides)
    {
        if (sizes.Length == 1)
            return sizes[0] == 1 || strides[0] != 0;
        Span<(nint Stride, nint Size)> dimensions = stackalloc (nint, nint)[sizes.Length];
        for (var d = 0; d < sizes.Length; d++)
            dimensions[d] = (Math.Abs(strides[d]), sizes[d]);
        dimensions.Sort((x, y) => x.Stride.CompareTo(y.Stride));
        nint span = 0;
        foreach (var (stride, size) in dimensions)
        {
            if (size > 1 && stride <= span)
                return false;
            span += stride * (size - 1);
        }

        return true;
    }

    private readonly string Name(int operand) => operand < Inputs ? $"Input {operand}" : $"Result {operand - Inputs}";

    private static string Text(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
