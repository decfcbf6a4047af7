namespace Autodiff.Generator.IR;

/// <summary>How a parameter is passed.</summary>
internal enum ParameterMode
{
    Value,
    In,
    Ref,
    Out,
}
