using Autodiff.Generator.IR;

namespace Autodiff.Generator.Linking;

/// <summary>Link: which callees are inlined. The answer depends on the callee alone, so that an edit elsewhere never changes it.</summary>
internal static class InlinePolicy
{
    /// <summary>What a call of the forward and reverse pair costs in code and time is worth about this many operations.</summary>
    private const int SmallOperationCount = 40;

    /// <summary>Even a callee that must be inlined is not, beyond this size: the code of callers would explode.</summary>
    private const int LargestOperationCount = 4000;

    /// <param name="callee">The callee, not recursive, with its own callees inlined.</param>
    public static bool ShouldInline(IrFunction callee)
    {
        // A body that always throws has no results to go on with. A constant array cannot be told from the same array elsewhere in the caller.
        if (callee.Body.Throws || callee.Parameters.Any(static parameter => parameter.NoGradient && parameter.Leaves.Any(static leaf => leaf.IsMemory && leaf.IsDifferentiable)))
        {
            return false;
        }

        var count = callee.Body.AllOperations().Count(static operation => operation is not (ConstantOperation or CommentOperation));
        return count <= SmallOperationCount || (MustInline(callee) && count <= LargestOperationCount);
    }

    /// <summary>
    /// Whether the callee leaves out a parameter that an active argument could be passed for: its pair has no derivative for it,
    /// the inlined body has.
    /// </summary>
    private static bool MustInline(IrFunction callee) => callee.Parameters.Any(static parameter =>
        !parameter.IsDifferentiated && !parameter.NoGradient && parameter.Mode != ParameterMode.Out && parameter.Leaves.Any(static leaf => leaf.IsDifferentiable));
}
