using System.Globalization;
using Autodiff.Generator.Collections;
using Autodiff.Generator.Diagnostics;
using Autodiff.Generator.IR;
using Autodiff.Generator.Lowering;
using Autodiff.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: parameters of methods to parameters of the IR, and what is wrong with them.</summary>
internal sealed class ParameterBinder(IMethodSymbol method, AttributeArguments arguments, SemanticModels models, CancellationToken cancellation)
{
    /// <summary>The parameters, without entry values; those to differentiate are marked.</summary>
    public EquatableArray<IrParameter> Parameters() => method.Parameters.Select(Bind).ToEquatableArray();

    /// <summary>The default values as C# source, null where there is none.</summary>
    public EquatableArray<string?> Defaults() => method.Parameters
        .Select(static parameter => !parameter.HasExplicitDefaultValue ? null
            : parameter.ExplicitDefaultValue is double number && !double.IsNaN(number) && !double.IsInfinity(number) ? number.ToString("R", CultureInfo.InvariantCulture)
            : Constants.Text(parameter.ExplicitDefaultValue, parameter.Type))
        .ToEquatableArray();

    /// <summary>What is wrong with the parameters and with the names given in the attribute.</summary>
    public IEnumerable<Problem> Problems()
    {
        foreach (var parameter in method.Parameters)
        {
            if (ProblemOf(parameter) is { } problem)
            {
                yield return problem;
            }
        }

        foreach (var problem in NameProblems())
        {
            yield return problem;
        }
    }

    private IrParameter Bind(IParameterSymbol parameter)
    {
        var noGradient = parameter.HasAttribute(KnownNames.NoGradientAttribute);
        var mode = Mode(parameter);
        return new IrParameter(
            parameter.Name,
            TypeMapper.CSharp(parameter.Type),
            EquatableArray<IrValue>.Empty,
            mode,
            TypeMapper.Leaves(parameter.Type),
            TypeMapper.IsTuple(parameter.Type),
            IsDifferentiated: IsDifferentiated(parameter, noGradient),
            IsWritten: mode is ParameterMode.Ref or ParameterMode.Out || WritesStorageOf(parameter),
            noGradient);
    }

    private bool WritesStorageOf(IParameterSymbol parameter) =>
        method.DeclaringSyntaxReferences.IsEmpty
            ? WrittenParameters.CanBeWritten(parameter.Type)
            : models.WrittenParameters.IsWritten(parameter, cancellation);

    private bool IsDifferentiated(IParameterSymbol parameter, bool noGradient) =>
        !noGradient
        && parameter.RefKind != RefKind.Out
        && TypeClassifier.Classify(parameter.Type) == TypeSupport.Differentiable
        && (arguments.WithRespectTo.IsEmpty || arguments.WithRespectTo.Contains(parameter.Name));

    private Problem? ProblemOf(IParameterSymbol parameter)
    {
        // Half-typed code has parameters of type void.
        var support = parameter.Type.SpecialType == SpecialType.System_Void ? TypeSupport.Unresolved : TypeClassifier.Classify(parameter.Type);
        if (TypeMapper.Leaves(parameter.Type).Any(static leaf => leaf.IsMemory))
        {
            // The variable and its elements would both have derivatives.
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                return Unsupported(parameter, "one that is passed by value, or return it");
            }

            if (TypeMapper.IsTuple(parameter.Type) && support == TypeSupport.Differentiable)
            {
                return Unsupported(parameter, "a parameter of its own for each array");
            }
        }

        var isConstant = parameter.HasAttribute(KnownNames.NoGradientAttribute);
        return support switch
        {
            TypeSupport.Unresolved => Problem.At(DiagnosticIds.CodeDoesNotCompile, PlaceOf(parameter), method.Name),
            TypeSupport.Unsupported => Unsupported(parameter, "double or float, arrays or spans of these, or value tuples"),
            TypeSupport.Differentiable when TypeClassifier.NestsDeeply(parameter.Type) => Unsupported(
                parameter, "double[], double[,] or double[][], and compute the indices of further dimensions"),
            TypeSupport.RefLike => At(parameter, DiagnosticIds.RefLikeParameter),
            TypeSupport.Decimal when !isConstant => At(parameter, DiagnosticIds.DecimalParameter),
            TypeSupport.Nullable when !isConstant => At(parameter, DiagnosticIds.NullableParameter),
            TypeSupport.WithMembers when !isConstant => At(parameter, DiagnosticIds.ParameterTypeWithMembers),
            _ => null,
        };
    }

    private IEnumerable<Problem> NameProblems()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in arguments.WithRespectTo)
        {
            if (!seen.Add(name))
            {
                yield return Problem.At(DiagnosticIds.ParameterNamedTwice, Problem.AtAttribute, method.Name, name);
                continue;
            }

            var parameter = method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
            if (parameter is null)
            {
                yield return Problem.At(DiagnosticIds.UnknownParameter, Problem.AtAttribute, method.Name, name);
            }
            else if (parameter.HasAttribute(KnownNames.NoGradientAttribute))
            {
                yield return Problem.At(DiagnosticIds.ParameterIsConstant, PlaceOf(parameter), method.Name, name);
            }
            else if (parameter.RefKind == RefKind.Out)
            {
                yield return Problem.At(DiagnosticIds.ParameterNotDifferentiable, PlaceOf(parameter), method.Name, name, "is an out parameter and has no value on entry");
            }
            else if (TypeClassifier.Classify(parameter.Type) == TypeSupport.Constant)
            {
                yield return Problem.At(
                    DiagnosticIds.ParameterNotDifferentiable, PlaceOf(parameter), method.Name, name, $"has the type '{Display(parameter.Type)}', which has no derivatives");
            }
        }
    }

    private Problem Unsupported(IParameterSymbol parameter, string instead) => Problem.At(
        DiagnosticIds.UnsupportedParameterType, PlaceOf(parameter), method.Name, parameter.Name, RefKindText(parameter) + Display(parameter.Type), instead);

    private Problem At(IParameterSymbol parameter, string id) =>
        Problem.At(id, PlaceOf(parameter), method.Name, parameter.Name, Display(parameter.Type));

    private static int PlaceOf(IParameterSymbol parameter) => Problem.AtFirstParameter - parameter.Ordinal;

    private static string RefKindText(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "",
    };

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static ParameterMode Mode(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => ParameterMode.Value,
        RefKind.Ref => ParameterMode.Ref,
        RefKind.Out => ParameterMode.Out,
        _ => ParameterMode.In,
    };
}
