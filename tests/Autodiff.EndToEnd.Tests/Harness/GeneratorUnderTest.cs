using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>The generator, found by name, so that the oracle can be built and tested without it.</summary>
internal static class GeneratorUnderTest
{
    private static readonly Type? Type =
        Assembly.Load("Autodiff.Generator").GetType("Autodiff.Generator.DifferentiableGenerator");

    public static bool Exists => Type is not null;

    public static IIncrementalGenerator? Create()
        => Type is null ? null : (IIncrementalGenerator)Activator.CreateInstance(Type)!;
}
