using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;
using Autodiff.Generator.Transforms;
using Xunit;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>What Bind would say of a method whose body is an IR function.</summary>
internal static class MethodModel
{
    public static DifferentiableMethod Of(IrFunction function, string type = "Models") => new()
    {
        Id = function.Name,
        Namespace = null,
        ContainingTypes = new([new ContainingType("static partial class", type)]),
        Accessibility = "public",
        Name = function.Name,
        Stem = function.Name,
        ReturnType = function.ReturnLeaves.Count == 0 ? "void"
            : function.ReturnsTuple ? "(" + string.Join(", ", function.ReturnLeaves.Select(static leaf => leaf.CSharp)) + ")"
            : function.ReturnLeaves[0].CSharp,
        Parameters = function.Parameters,
        ReturnLeaves = function.ReturnLeaves,
        ReturnNames = function.ReturnNames,
        ReturnsTuple = function.ReturnsTuple,
        Derivatives = 7,
        DerivativesAreExplicit = false,
        Cref = function.Name,
        HintName = type + "." + function.Name,
    };

    public static DerivativeFunctions Differentiate(IrFunction function)
    {
        Assert.Empty(IrVerifier.Verify(function));
        var derivatives = Differentiator.Differentiate(new LinkedMethod(Of(function), function, EquatableArray<Problem>.Empty));
        Assert.Empty(derivatives.Problems);
        return derivatives;
    }

    /// <summary>The primal in a partial type, for the generated file to join.</summary>
    public static string Primal(IrFunction function, string type = "Models")
    {
        var parameters = string.Join(", ", function.Parameters.Select(static parameter => parameter.CSharpType + " " + parameter.Name));
        var method = Of(function, type);
        return $$"""
            using System;
            using Autodiff;

            /// <summary>Models.</summary>
            public static partial class {{type}}
            {
                /// <summary>The primal.</summary>
                public static {{method.ReturnType}} {{function.Name}}({{parameters}})
                {
            {{EmittedFunction.Body(function, 2)}}    }
            }
            """;
    }
}
