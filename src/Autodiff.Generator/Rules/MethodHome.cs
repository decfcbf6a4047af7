namespace Autodiff.Generator.Rules;

/// <summary>Where .NET keeps a function, and so under which names a user may call it.</summary>
internal enum MethodHome
{
    /// <summary><c>Math</c> for <c>double</c> and <c>MathF</c> for <c>float</c>, and the same in <c>double</c> and <c>float</c>.</summary>
    Math,

    /// <summary>The statics of <c>double</c> and <c>float</c> alone.</summary>
    Number,

    /// <summary><c>Autodiff.SpecialFunctions</c>.</summary>
    Special,
}
