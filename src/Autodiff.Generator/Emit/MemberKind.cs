namespace Autodiff.Generator.Emit;

/// <summary>The generated members of a method.</summary>
internal enum MemberKind
{
    Gradient,
    ValueAndGradient,
    GradientInto,
    ValueAndGradientInto,
    AccumulateGradient,
    Jvp,
    Vjp,
    VjpInto,
    Forward,
    Reverse,
}
