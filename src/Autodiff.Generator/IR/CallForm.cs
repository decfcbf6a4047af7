namespace Autodiff.Generator.IR;

/// <summary>Which member of a differentiable method's family a <see cref="CallOperation"/> calls.</summary>
internal enum CallForm
{
    /// <summary>The method itself. Operands: its arguments (the entry value for <c>ref</c>; none for <c>out</c>). Results: the returned leaves, then exit values of <c>ref</c> and <c>out</c> scalars in parameter order.</summary>
    Primal,

    /// <summary><c>FForward</c>: as the primal, and records on the tape.</summary>
    Forward,

    /// <summary>
    /// <c>FReverse</c>. Operands: the primal's arguments (entry values), the shadow of each differentiated array or span argument in
    /// parameter order, then the cotangents of the primal's floating-point results, in order (an array result's cotangent is an array that is only read).
    /// Results: the cotangents of the entry values of the differentiated scalar arguments, in parameter order.
    /// </summary>
    Reverse,

    /// <summary>
    /// <c>FJvp</c>. Operands: the primal's arguments, then the tangents of the differentiated arguments (scalars; arrays) in parameter order.
    /// Results: the primal's results, then the tangents of its floating-point results.
    /// </summary>
    Jvp,
}
