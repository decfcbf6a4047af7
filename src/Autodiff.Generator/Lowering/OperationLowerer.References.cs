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

            for (var j = 0; j < places.Length; j++)
            {
                var isWritten = callee.Parameters[i].HasExitValue || callee.Parameters[j].HasExitValue;
                var overlap = places[j] is { } second
                    ? j > i && isWritten ? OverlapOf(first, second) : Never
                    : OverlapOfElementAndMemory(first, values[j], callee.Parameters[i].HasExitValue || callee.Parameters[j].IsWritten);
                if (overlap is null)
                {
                    var written = callee.Parameters[i].HasExitValue ? i : j;
                    Report(
                        DiagnosticIds.ArgumentsOverlap,
                        invocation,
                        callee.Parameters[i].Name,
                        callee.Parameters[j].Name,
                        callee.Parameters[written].Name);
                    return false;
                }

                if (!IsConstant(overlap(), false))
                {
                    ThrowIfOverlapping(overlap(), callee.Parameters[i].Name, callee.Parameters[j].Name);
                }
            }
        }

        return true;
    }

    private IrValue Never() => _builder.Boolean(false);

    /// <summary>Computes whether two places are one; null if they certainly are.</summary>
    private Func<IrValue>? OverlapOf(Place first, Place second)
    {
        switch (first, second)
        {
            case (VariablePlace x, VariablePlace y):
                return x.Variables.Intersect(y.Variables).Any() ? null : Never;
            case (ElementPlace x, ElementPlace y) when AreDistinct(x.Array, y.Array):
                return Never;
            case (ElementPlace x, ElementPlace y) when x.Array.Id == y.Array.Id && x.Indices.Count == y.Indices.Count:
                if (x.Indices.Zip(y.Indices, AreDistinctIndices).Any(static distinct => distinct))
                {
                    return Never;
                }

                return x.Indices.Zip(y.Indices, AreSameIndices).All(static same => same) ? null : () => SameIndices(x, y);
            case (ElementPlace x, ElementPlace y) when x.Array.Type == y.Array.Type && x.Array.Type is ArrayType && x.Indices.Count == y.Indices.Count:
                return () => AndAlso(
                    OpaqueText.Pure(this, "global::System.Object.ReferenceEquals({0}, {1})", IrType.Boolean, x.Array, y.Array),
                    () => SameIndices(x, y));
            case (ElementPlace x, ElementPlace y) when x.Array.Type.Element == y.Array.Type.Element:
                // Spans: nothing but the addresses tells.
                return () => OpaqueText.Pure(
                    this,
                    $"global::System.Runtime.CompilerServices.Unsafe.AreSame(in {{0}}[{PlaceholdersAfter(1, x)}], in {{1}}[{PlaceholdersAfter(1 + x.Indices.Count, y)}])",
                    IrType.Boolean,
                    [x.Array, y.Array, .. x.Indices, .. y.Indices]);
            default:
                return Never;
        }
    }

    private static string PlaceholdersAfter(int last, ElementPlace place) =>
        string.Join(", ", Enumerable.Range(last + 1, place.Indices.Count).Select(static number => "{" + number + "}"));

    /// <summary>A reference to an element, passed together with the array it may be in.</summary>
    private Func<IrValue>? OverlapOfElementAndMemory(Place place, ImmutableArray<IrValue> values, bool isWritten)
    {
        if (!isWritten || place is not ElementPlace element || values.IsDefault)
        {
            return Never;
        }

        foreach (var value in values.Where(value => value.Type.IsMemory && value.Type.Element == element.Array.Type.Element))
        {
            if (Root(value).Id == Root(element.Array).Id)
            {
                return null;
            }

            if (!AreDistinct(value, element.Array))
            {
                return value.Type is ArrayType && element.Array.Type is ArrayType
                    ? () => OpaqueText.Pure(this, "global::System.Object.ReferenceEquals({0}, {1})", IrType.Boolean, value, element.Array)
                    : null;
            }
        }

        return Never;
    }

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
