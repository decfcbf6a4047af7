using System.Globalization;
using System.Text.Json;

namespace Autodiff.Tests.Reference;

/// <summary>A tensor of a reference case. Integers and truth values are numbers too: 1 is true.</summary>
/// <param name="DataType">"float64", "int64" or "bool".</param>
/// <param name="Shape">The sizes of its dimensions.</param>
/// <param name="Values">Its elements, the last dimension fastest.</param>
internal sealed record ReferenceTensor(string DataType, int[] Shape, double[] Values)
{
    public bool IsFloatingPoint => DataType is "float64" or "float32";

    public static ReferenceTensor Read(JsonElement json)
    {
        var shape = json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        var values = json.GetProperty("data").EnumerateArray().Select(Number).ToArray();
        if (values.Length != shape.Aggregate(1, (count, size) => count * size))
            throw new InvalidDataException($"{values.Length} numbers for the shape [{string.Join(", ", shape)}].");
        return new ReferenceTensor(json.GetProperty("dtype").GetString()!, shape, values);
    }

    /// <summary>A number, also as the strings "NaN", "Infinity" and "-Infinity".</summary>
    public static double Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetDouble(),
    };
}
