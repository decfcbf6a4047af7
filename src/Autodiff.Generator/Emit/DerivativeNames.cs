using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Emit;

/// <summary>Every generated name, in one place: members by the stem, added parameters by the method's own.</summary>
internal sealed class DerivativeNames
{
    /// <summary>The tool and its version, as <c>[GeneratedCode]</c> names them.</summary>
    public const string Tool = "Autodiff";

    public const string Version = "0.1.0";

    private static readonly string[] IllegalElements =
        ["CompareTo", "Deconstruct", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "Rest", "ToString"];

    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, string> _added = [];

    public DerivativeNames(DifferentiableMethod method)
    {
        _taken = [.. method.Parameters.Select(static parameter => parameter.Name)];
        Tape = Add("tape");
        ResultCotangent = Add("cotangent");
        foreach (var parameter in method.Parameters)
        {
            foreach (var suffix in (string[])["Gradient", "Tangent", "Cotangent", "Entry"])
            {
                Add(parameter.Name + suffix);
            }
        }
    }

    public string Tape { get; }

    public string ResultCotangent { get; }

    public static string Gradient(string stem) => stem + "Gradient";

    public static string ValueAndGradient(string stem) => stem + "ValueAndGradient";

    public static string AccumulateGradient(string stem) => stem + "AccumulateGradient";

    public static string Jvp(string stem) => stem + "Jvp";

    public static string Vjp(string stem) => stem + "Vjp";

    public static string Forward(string stem) => stem + "Forward";

    public static string Reverse(string stem) => stem + "Reverse";

    /// <summary>A private method that several members share.</summary>
    public static string CheckDestinations(string stem) => stem + "CheckDestinations";

    public string Gradient(IrParameter parameter) => _added[parameter.Name + "Gradient"];

    public string Tangent(IrParameter parameter) => _added[parameter.Name + "Tangent"];

    public string Cotangent(IrParameter parameter) => _added[parameter.Name + "Cotangent"];

    /// <summary>The cotangent of one of several returned leaves.</summary>
    public string ResultCotangentOf(int leaf) =>
        leaf == 0 ? ResultCotangent : Local("cotangent" + leaf.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A variable that keeps the entry value of a <c>ref</c> parameter.</summary>
    public string Entry(IrParameter parameter) => _added[parameter.Name + "Entry"];

    /// <summary>A local name that no parameter has.</summary>
    public string Local(string name)
    {
        while (_taken.Contains(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The name as that of the tuple element at a position, from 1.</summary>
    public static string Element(string name, int position)
    {
        var isItem = name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var number) && number != position;
        return isItem || IllegalElements.Contains(name) ? name + "_" : CSharpNames.Escape(name);
    }

    /// <summary>A tuple type, or the type of the one element.</summary>
    public static string TupleType(IReadOnlyList<(string Type, string Name)> elements) => elements.Count == 1
        ? elements[0].Type
        : "(" + string.Join(", ", elements.Select(static (element, i) => element.Type + " " + Element(element.Name, i + 1))) + ")";

    /// <summary>A type as the file writes it: spans by their simple name, unless that means something else.</summary>
    public static string Type(string csharp, bool qualifies) => qualifies
        ? csharp
        : csharp.Replace("global::System.Span<", "Span<").Replace("global::System.ReadOnlySpan<", "ReadOnlySpan<");

    public static string TapeType(bool qualifies) => (qualifies ? "global::Autodiff." : "") + "Tape";

    public static string Arguments(bool qualifies) => (qualifies ? "global::Autodiff." : "") + "DerivativeArguments";

    public static string ArrayType(bool qualifies) => (qualifies ? "global::System." : "") + "Array";

    private string Add(string name)
    {
        var free = Local(name);
        _taken.Add(free);
        _added[name] = free;
        return free;
    }
}
