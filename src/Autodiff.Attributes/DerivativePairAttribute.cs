using System.ComponentModel;

namespace Autodiff;

/// <summary>
/// Marks the pair of methods through which generated code of other methods differentiates a call, and says what a caller in another
/// assembly must know of them. Written by the compiler only.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DerivativePairAttribute : Attribute
{
    /// <summary>The version of the pair's calling convention that this version of Autodiff writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Records the conventions of a pair.</summary>
    /// <param name="format">The version of the calling convention.</param>
    public DerivativePairAttribute(int format) => Format = format;

    /// <summary>The version of the calling convention: the order of arguments, shadows and cotangents.</summary>
    public int Format { get; }

    /// <summary>The names of the parameters that derivatives are taken with respect to.</summary>
    public string[] Differentiated { get; set; } = [];

    /// <summary>The names of the parameters that the method writes: elements of arrays and spans, and variables passed by reference.</summary>
    public string[] Written { get; set; } = [];
}
