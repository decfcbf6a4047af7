using System.Collections.Immutable;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// ref, out and in arguments become values before and after the call. That is the same only if no two of them are one variable.
internal sealed partial class OperationLowerer
{
    /// <summary>
    /// Refuses references that overlap, and checks at run time those that may: elements of arrays whose indices are not known.
    /// </summary>
    private bool CheckReferences(IInvocationOperation invocation, Callee callee, Place?[] places, ImmutableArray<IrValue>[] values)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is not { } first)
            {
                continue;
            }

            var parameter = callee.Parameters[i];
            for (var j = 0; j < places.Length; j++)
            {
                var other = callee.Parameters[j];
                var overlap = places[j] is not { } second
                    ? parameter.HasExitValue || other.IsWritten ? OverlapWithMemory(first, values[j]) : Overlap.Never
                    : j > i && (parameter.HasExitValue || other.HasExitValue) ? OverlapOf(first, second)
                    : Overlap.Never;
                if (overlap.IsCertain)
                {
                    Report(
                        DiagnosticIds.ArgumentsOverlap, invocation, parameter.Name, other.Name, parameter.HasExitValue ? parameter.Name : other.Name);
                    return false;
                }

                if (overlap.Test is { } test)
                {
                    ThrowIfOverlapping(test(), parameter.Name, other.Name);
                }
            }
        }

        return true;
    }

    private Overlap OverlapOf(Place first, Place second) => (first, second) switch
    {
        (VariablePlace x, VariablePlace y) => x.Variables.Intersect(y.Variables).Any() ? Overlap.Certain : Overlap.Never,
        (ElementPlace x, ElementPlace y) => OverlapOf(x, y),
        _ => Overlap.Never,
    };

    private Overlap OverlapOf(ElementPlace x, ElementPlace y)
    {
        if (x.Array.Type.Element != y.Array.Type.Element || AreDistinct(x.Array, y.Array))
        {
            return Overlap.Never;
        }

        var haveSameRank = x.Indices.Count == y.Indices.Count;
        if (x.Array.Id == y.Array.Id && haveSameRank)
        {
            return x.Indices.Zip(y.Indices, AreDistinctIndices).Any(static distinct => distinct) ? Overlap.Never
                : x.Indices.Zip(y.Indices, AreSameIndices).All(static same => same) ? Overlap.Certain
                : Overlap.If(() => SameIndices(x, y));
        }

        if (x.Array.Type is ArrayType && y.Array.Type is ArrayType)
        {
            return haveSameRank
                ? Overlap.If(() => AndAlso(AreSame(x.Array, y.Array), () => SameIndices(x, y)))
                : Overlap.Never;
        }

        // Parts of spans: only the addresses tell.
        var (first, second) = (PlaceholdersAfter(1, x), PlaceholdersAfter(1 + x.Indices.Count, y));
        return Overlap.If(() => OpaqueText.Pure(
            this,
            $"global::System.Runtime.CompilerServices.Unsafe.AreSame(in {{0}}[{first}], in {{1}}[{second}])",
            IrType.Boolean,
            [x.Array, y.Array, .. x.Indices, .. y.Indices]));
    }

    private IrValue AreSame(IrValue x, IrValue y) =>
        OpaqueText.Pure(this, "global::System.Object.ReferenceEquals({0}, {1})", IrType.Boolean, x, y);

    /// <summary>A reference to an element, passed together with the array it may be in.</summary>
    private Overlap OverlapWithMemory(Place place, ImmutableArray<IrValue> values)
    {
        if (place is not ElementPlace { Array: var array } || values.IsDefault)
        {
            return Overlap.Never;
        }

        foreach (var value in values.Where(value => value.Type.IsMemory && value.Type.Element == array.Type.Element && !AreDistinct(value, array)))
        {
            return value.Id != array.Id && value.Type is ArrayType && array.Type is ArrayType
                ? Overlap.If(() => AreSame(value, array))
                : Overlap.Certain;
        }

        return Overlap.Never;
    }

    private static string PlaceholdersAfter(int last, ElementPlace place) =>
        string.Join(", ", Enumerable.Range(last + 1, place.Indices.Count).Select(static number => "{" + number + "}"));

    private void ThrowIfOverlapping(IrValue overlap, string first, string second)
    {
        var failure = LowerBranch(() =>
        {
            _builder.Append(new ThrowOperation(
                $"new global::System.ArgumentException(\"The arguments for '{first}' and '{second}' are one variable.\")", new([])));
            _flow = Flow.None;
        });
        Join(overlap, failure, LowerBranch(static () => { }), new([]), isExpression: false);
    }

    private IrValue SameIndices(ElementPlace x, ElementPlace y)
    {
        IrValue? same = null;
        for (var i = 0; i < x.Indices.Count; i++)
        {
            var (a, b) = Promoted(x.Indices[i], y.Indices[i]);
            same = same is null
                ? _builder.Compare(Primitive.Equal, a, b)
                : AndAlso(same, () => _builder.Compare(Primitive.Equal, a, b));
        }

        return same ?? _builder.Boolean(true);
    }

    private bool AreSameIndices(IrValue x, IrValue y) =>
        x.Id == y.Id || (_context.ConstantOf(x) is { } first && _context.ConstantOf(y) is { } second && first.Bits == second.Bits);

    private bool AreDistinctIndices(IrValue x, IrValue y) =>
        _context.ConstantOf(x) is { } first && _context.ConstantOf(y) is { } second && first.Bits != second.Bits;

    /// <summary>Whether two arrays are certainly different storage: other parameters, or allocated here.</summary>
    private bool AreDistinct(IrValue x, IrValue y)
    {
        var (first, second) = (Root(x), Root(y));
        return first.Id != second.Id && IsKnownStorage(first) && IsKnownStorage(second);
    }

    private bool IsKnownStorage(IrValue value) => _context.Definition(value) is NewArrayOperation or CloneOperation || _entries.Contains(value.Id);

    private IrValue Root(IrValue value)
    {
        while (_context.Definition(value) is ViewOperation view)
        {
            value = view.Source;
        }

        return value;
    }
}
