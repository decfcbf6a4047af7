using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Diagnostics;

/// <content>The diagnostics of declarations, 1xxx.</content>
internal static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> DeclarationRows() =>
    [
        Error(
            DiagnosticIds.TypeNotPartial,
            "The type is not partial",
            "Cannot differentiate '{0}': its derivatives are written beside it, and the type '{1}' is not partial. Add 'partial' to the type's declaration."),
        Error(
            DiagnosticIds.GenericMethod,
            "Generic method",
            "Cannot differentiate '{0}': generic methods are not supported yet. Write it for double or float."),
        Error(
            DiagnosticIds.GenericType,
            "Method of a generic type",
            "Cannot differentiate '{0}': methods of the generic type '{1}' are not supported yet. Move it to a type that is not generic."),
        Error(
            DiagnosticIds.DecimalParameter,
            "decimal parameter",
            "Cannot differentiate '{0}': the type '{2}' of the parameter '{1}' is decimal, which has no derivatives. Use double."),
        Error(
            DiagnosticIds.NullableParameter,
            "Nullable parameter",
            "Cannot differentiate '{0}': the type '{2}' of the parameter '{1}' is nullable, which is not supported. Pass a value that is never null, and a bool beside it if need be."),
        Error(
            DiagnosticIds.RefLikeParameter,
            "ref struct parameter",
            "Cannot differentiate '{0}': the type '{2}' of the parameter '{1}' is a ref struct other than a span of numbers, which is not supported. Use Span<double> or ReadOnlySpan<double>."),
        Error(
            DiagnosticIds.ParameterTypeWithMembers,
            "Parameter type with differentiable members",
            "Cannot differentiate '{0}': the type '{2}' of the parameter '{1}' holds floating-point numbers, and types with members are not supported yet. Pass the numbers as parameters or arrays, or mark the parameter [NoGradient]."),
        Error(
            DiagnosticIds.UnsupportedParameterType,
            "Unsupported parameter type",
            "Cannot differentiate '{0}': the type '{2}' of the parameter '{1}' is not supported. Use {3}."),
        Error(
            DiagnosticIds.UnsupportedReturnType,
            "Unsupported return type",
            "Cannot differentiate '{0}': its return type '{1}' is not supported. Return double or float, arrays or spans of these, or value tuples."),
        Error(
            DiagnosticIds.ReturnsByReference,
            "Return by reference",
            "Cannot differentiate '{0}': it returns by reference. Return by value."),
        Error(
            DiagnosticIds.UnknownParameter,
            "Unknown parameter in [Differentiable]",
            "Cannot differentiate '{0}': it has no parameter '{1}'. Name parameters with nameof."),
        Error(
            DiagnosticIds.ParameterNotDifferentiable,
            "Named parameter cannot be differentiated",
            "Cannot differentiate '{0}': the parameter '{1}' {2}. Leave '{1}' out of [Differentiable]."),
        Error(
            DiagnosticIds.ParameterIsConstant,
            "Named parameter is marked [NoGradient]",
            "Cannot differentiate '{0}': the parameter '{1}' is named in [Differentiable] and marked [NoGradient]. Remove one of the two."),
        Error(
            DiagnosticIds.ParameterNamedTwice,
            "Parameter named twice",
            "Cannot differentiate '{0}': the parameter '{1}' is named twice in [Differentiable]. Name it once."),
        Error(
            DiagnosticIds.NoDifferentiableParameter,
            "No differentiable parameter",
            "Cannot differentiate '{0}': it has no parameter of a differentiable type. Add one of type double or float, an array or a span of these, or a value tuple, or remove [Differentiable]."),
        Error(
            DiagnosticIds.NothingWritten,
            "void method that writes nothing",
            "Cannot differentiate '{0}': it returns void and writes no out or ref parameter and no differentiated array or span. Return the result, or write it to a parameter."),
        Error(
            DiagnosticIds.ResultNotDifferentiable,
            "Result without derivatives",
            "Cannot differentiate '{0}': its result '{1}' has no derivatives. Return double or float, arrays or spans of these, or value tuples of these, or remove [Differentiable]."),
        Error(
            DiagnosticIds.MemberClash,
            "Clash with an existing member",
            "Cannot differentiate '{0}': the member '{1}' it would generate exists already. Rename the existing member, or set Name in [Differentiable]."),
        Error(
            DiagnosticIds.StemUsedTwice,
            "Two attributes generate the same names",
            "Cannot differentiate '{0}': two [Differentiable] attributes use the name '{1}'. Give each a Name of its own."),
        Error(
            DiagnosticIds.InvalidStem,
            "Name is not an identifier",
            "Cannot differentiate '{0}': the Name '{1}' in [Differentiable] is not an identifier. Use letters, digits and underscores, and start with a letter."),
        Error(
            DiagnosticIds.DerivativeImpossible,
            "Requested derivative is impossible",
            "Cannot differentiate '{0}': the requested {1} needs a result that is one number. Request Vjp or Jvp, or return double or float."),
        Error(
            DiagnosticIds.DerivativeNotSupported,
            "Requested derivative is not supported yet",
            "Cannot differentiate '{0}': {1} is not supported yet. Request Gradient, Jvp or Vjp."),
        Error(
            DiagnosticIds.NoDerivativeRequested,
            "No derivative requested",
            "Cannot differentiate '{0}': its [Differentiable] attribute requests no derivative. Request Gradient, Jvp or Vjp, or remove the attribute."),
        Error(
            DiagnosticIds.WithRespectToThis,
            "WithRespectToThis is not supported yet",
            "Cannot differentiate '{0}': WithRespectToThis is not supported yet. Pass the numbers of the instance as parameters of a static method."),
        Error(
            DiagnosticIds.InstanceMember,
            "Instance method",
            "Cannot differentiate '{0}': instance methods are not supported yet. Make it static, and pass what it reads of the instance as parameters."),
        Error(
            DiagnosticIds.VirtualMember,
            "Virtual method",
            "Cannot differentiate '{0}': what a virtual, abstract or overriding method executes is not known at compile time. Make it a static method."),
        Error(
            DiagnosticIds.InterfaceMember,
            "Interface member",
            "Cannot differentiate '{0}': members and implementations of interfaces are not supported. Make it a static method of a class or struct."),
        Error(
            DiagnosticIds.NoBody,
            "Method without a body",
            "Cannot differentiate '{0}': it has no body in C#. Write one, or call a method that has one."),
        Error(
            DiagnosticIds.AsyncMethod,
            "async method",
            "Cannot differentiate '{0}': async methods are not supported. Compute in a method that is not async, and await around it."),
        Error(
            DiagnosticIds.Iterator,
            "Iterator",
            "Cannot differentiate '{0}': iterators are not supported. Return an array."),
        Error(
            DiagnosticIds.ExtensionBlockMember,
            "Member of an extension block",
            "Cannot differentiate '{0}': members of extension blocks are not supported. Make it an ordinary static method."),
        Error(
            DiagnosticIds.Lambda,
            "Lambda",
            "Cannot differentiate '{0}': lambdas cannot have derivatives beside them. Make it a static method."),
        Error(
            DiagnosticIds.LocalFunction,
            "Local function",
            "Cannot differentiate '{0}': local functions cannot have derivatives beside them. Make it a static method."),
        Error(
            DiagnosticIds.Accessor,
            "Accessor",
            "Cannot differentiate '{0}': accessors of properties, indexers and events are not supported. Make it a static method."),
        Error(
            DiagnosticIds.Constructor,
            "Constructor",
            "Cannot differentiate '{0}': constructors and finalizers are not supported. Make it a static method."),
        Error(
            DiagnosticIds.Operator,
            "Operator",
            "Cannot differentiate '{0}': operators are not supported. Make it an ordinary static method, and let the operator call it."),
        Error(
            DiagnosticIds.FileLocalType,
            "Method of a file-local type",
            "Cannot differentiate '{0}': the type '{1}' is local to its file, so generated code in another file cannot add to it. Remove 'file' from its declaration."),
        Error(
            DiagnosticIds.UnsafeMethod,
            "unsafe method",
            "Cannot differentiate '{0}': unsafe methods are not supported. Use arrays or spans, and remove 'unsafe'."),
        Error(
            DiagnosticIds.DifferentiableType,
            "[Differentiable] on a type",
            "Cannot differentiate '{0}': [Differentiable] on types is not supported yet. Use double or float, arrays or spans of these, or value tuples."),
        Error(
            DiagnosticIds.CustomRule,
            "Derivative rule by attribute",
            "Cannot differentiate '{1}' by the rule '{0}': {2} is not supported yet. Write the method as supported C#, or mark it [NoGradient] if its derivative is to be dropped."),
    ];
}
