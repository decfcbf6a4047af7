using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: decides which types of parameters and results are differentiable, passed through, or refused. An allow-list: a kind of type
/// that is not named here is refused.
/// </summary>
internal static class TypeClassifier
{
    public static TypeSupport Classify(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Double or SpecialType.System_Single:
                return TypeSupport.Differentiable;
            case SpecialType.System_Decimal:
                return TypeSupport.Decimal;
            case SpecialType.System_Nullable_T:
                return TypeSupport.Nullable;
            case SpecialType.System_Object or SpecialType.System_String:
            case >= SpecialType.System_Boolean and <= SpecialType.System_UInt64:
                return TypeSupport.Constant;
        }

        switch (type)
        {
            case IErrorTypeSymbol:
                return TypeSupport.Unresolved;
            case IArrayTypeSymbol array:
                var element = ClassifyElement(array.ElementType);
                return element == TypeSupport.Differentiable && type.NullableAnnotation == NullableAnnotation.Annotated
                    ? TypeSupport.Nullable
                    : element;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return ClassifyTuple(tuple);
            case INamedTypeSymbol named:
                return ClassifyNamed(named);
            default:
                return TypeSupport.Unsupported;
        }
    }

    /// <summary>Whether a type is an array of arrays that generated members have no checks for: nested more than twice, or with several dimensions.</summary>
    public static bool NestsDeeply(ITypeSymbol type) =>
        type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol row } outer && (outer.Rank > 1 || row.Rank > 1 || row.ElementType is IArrayTypeSymbol);

    private static TypeSupport ClassifyNamed(INamedTypeSymbol type)
    {
        if (TypeMapper.SpanElement(type) is { } element)
        {
            return ClassifyElement(element);
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return TypeSupport.Nullable;
        }

        if (type.IsRefLikeType)
        {
            return TypeSupport.RefLike;
        }

        return type.TypeKind switch
        {
            TypeKind.Enum or TypeKind.Delegate => TypeSupport.Constant,
            TypeKind.Class or TypeKind.Struct or TypeKind.Interface => HoldsNumbers(type, []) ? TypeSupport.WithMembers : TypeSupport.Constant,
            _ => TypeSupport.Unsupported,
        };
    }

    /// <summary>Elements of arrays and spans: tuples in them are not flattened, so they count as types with members.</summary>
    private static TypeSupport ClassifyElement(ITypeSymbol element)
    {
        var support = Classify(element);
        return TypeMapper.IsTuple(element) && support == TypeSupport.Differentiable ? TypeSupport.WithMembers : support;
    }

    private static TypeSupport ClassifyTuple(INamedTypeSymbol tuple)
    {
        var elements = tuple.TupleElements.Select(static element => Classify(element.Type)).ToList();
        var refused = elements.Where(static support => support is not (TypeSupport.Differentiable or TypeSupport.Constant)).ToList();
        return refused.Count > 0 ? refused[0]
            : elements.Contains(TypeSupport.Differentiable) ? TypeSupport.Differentiable
            : TypeSupport.Constant;
    }

    private static bool HoldsNumbers(ITypeSymbol type, HashSet<ITypeSymbol> visited)
    {
        if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
        {
            return true;
        }

        if (type.SpecialType != SpecialType.None && type is not INamedTypeSymbol { IsGenericType: true })
        {
            return false;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                return HoldsNumbers(array.ElementType, visited);
            case INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named:
                return visited.Add(named) && NamedHoldsNumbers(named, visited);
            default:
                return false;
        }
    }

    private static bool NamedHoldsNumbers(INamedTypeSymbol type, HashSet<ITypeSymbol> visited)
    {
        if (type.Is("System.Half") || type.Is("System.Numerics.Complex")
            || type.TypeArguments.Any(argument => HoldsNumbers(argument, visited))
            || (type.BaseType is { } baseType && HoldsNumbers(baseType, visited)))
        {
            return true;
        }

        // Of types in other assemblies only the public fields are known; their properties are mostly computed (TimeSpan.TotalSeconds).
        var isSource = type.Locations.Any(static location => location.IsInSource);
        foreach (var member in type.GetMembers())
        {
            var memberType = member switch
            {
                IFieldSymbol { IsStatic: false } field when isSource || field.DeclaredAccessibility == Accessibility.Public => field.Type,
                IPropertySymbol { IsStatic: false } property when isSource => property.Type,
                _ => null,
            };
            if (memberType is not null && !member.HasAttribute(KnownNames.NoGradientAttribute) && HoldsNumbers(memberType, visited))
            {
                return true;
            }
        }

        return false;
    }
}
