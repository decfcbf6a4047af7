using Autodiff.Generator.Collections;

namespace Autodiff.Generator.Binding;

/// <summary>Bind: the name and the parameters' types of a member that will be generated, as far as overloading tells members apart.</summary>
/// <param name="ParameterTypes">Type keys, see <see cref="GeneratedSignatures.Key"/>.</param>
internal sealed record GeneratedSignature(string Name, EquatableArray<string> ParameterTypes);
