using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Autodiff.Generator.Emit;
using Autodiff.Generator.IR;

namespace Autodiff.Generator.Tests.Emit;

/// <summary>An IR function as a C# method, to read and to run. Several yields are returned as a tuple.</summary>
internal static class EmittedFunction
{
    /// <summary>The body's statements.</summary>
    public static string Body(IrFunction function, int indent = 0) => CSharpEmitter.Emit(function, Frame(function), indent);

    /// <summary>The method in a class of its own.</summary>
    public static string Source(IrFunction function, string type)
    {
        var results = function.Body.Yields.Select(static value => value.Type.CSharp).ToArray();
        var returned = results.Length switch { 0 => "void", 1 => results[0], _ => "(" + string.Join(", ", results) + ")" };
        var parameters = string.Join(", ", function.Parameters.Select(static parameter => parameter.CSharpType + " " + parameter.Name));
        return $$"""
            using System;
            using Autodiff;

            internal static class {{type}}
            {
                public static {{returned}} Run({{parameters}})
                {
            {{CSharpEmitter.Emit(function, Frame(function), 2)}}    }
            }
            """;
    }

    public static object?[] Run(Assembly assembly, string type, object?[] arguments)
    {
        try
        {
            return assembly.GetType(type)!.GetMethod("Run")!.Invoke(null, arguments) switch
            {
                ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
                null => [],
                var one => [one],
            };
        }
        catch (TargetInvocationException invocation)
        {
            ExceptionDispatchInfo.Throw(invocation.InnerException!);
            throw;
        }
    }

    /// <summary>Emits, compiles and runs.</summary>
    public static object?[] Run(IrFunction function, params object?[] arguments) =>
        Run(GeneratedCode.Compile(Source(function, "Emitted")), "Emitted", arguments);

    private static BodyFrame Frame(IrFunction function) => new()
    {
        ParameterNames = [.. function.Parameters.Select(static parameter => parameter.Name)],
        Yields = [.. function.Body.Yields.Select(static _ => YieldTarget.Return("value"))],
        Return = function.Body.Yields.Count switch
        {
            0 => null,
            1 => static parts => parts[0],
            _ => static parts => "(" + string.Join(", ", parts) + ")",
        },
    };
}
