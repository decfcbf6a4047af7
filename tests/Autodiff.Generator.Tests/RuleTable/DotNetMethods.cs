using System.Reflection;

namespace Autodiff.Generator.Tests.RuleTable;

/// <summary>The methods of .NET that the rule table has to know, by documentation-comment id.</summary>
internal static class DotNetMethods
{
    public static readonly Type[] Types = [typeof(Math), typeof(MathF), typeof(double), typeof(float)];

    private static readonly Dictionary<string, MethodInfo> Methods = Types
        .Append(typeof(SpecialFunctions))
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .ToDictionary(Id);

    public static IEnumerable<string> Ids => Methods.Keys;

    public static MethodInfo? Find(string id) => Methods.GetValueOrDefault(id);

    private static string Id(MethodInfo method)
    {
        var arity = method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";
        var parameters = string.Join(",", method.GetParameters().Select(static parameter => Name(parameter.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{arity}({parameters})";
    }

    private static string Name(Type type) =>
        type.IsByRef ? Name(type.GetElementType()!) + "@"
        : type.IsGenericMethodParameter ? "``" + type.GenericParameterPosition
        : type.IsGenericType ? $"{type.Namespace}.{type.Name[..type.Name.IndexOf('`')]}{{{string.Join(",", type.GetGenericArguments().Select(Name))}}}"
        : type.FullName!;
}
