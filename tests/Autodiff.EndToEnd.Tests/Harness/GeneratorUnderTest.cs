using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Autodiff.EndToEnd.Tests.Harness;

/// <summary>The generator, found by name, so that the oracle can be built and tested without it.</summary>
internal static class GeneratorUnderTest
{
    /// <summary>Off while the generator does not write every member yet; then a missing one is counted, not a failure.</summary>
    public static readonly bool MembersAreRequired = true;

    private static readonly Type? Type =
        Assembly.Load("Autodiff.Generator").GetType("Autodiff.Generator.DifferentiableGenerator");

    public static IIncrementalGenerator? Create()
        => Type is null ? null : (IIncrementalGenerator)Activator.CreateInstance(Type)!;
}
