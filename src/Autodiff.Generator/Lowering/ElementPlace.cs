using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: an element of an array or span.</summary>
/// <param name="ElementType">The C# type of the elements, to tell tuples.</param>
internal sealed record ElementPlace(IrValue Array, EquatableArray<IrValue> Indices, ITypeSymbol? ElementType) : Place;
