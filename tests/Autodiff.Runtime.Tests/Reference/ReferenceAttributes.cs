using System.Text.Json;

namespace Autodiff.Tests.Reference;

/// <summary>The attributes of a reference case, by the names of PyTorch's parameters in camel case.</summary>
internal sealed class ReferenceAttributes
{
    private readonly Dictionary<string, JsonElement> _values = [];

    public ReferenceAttributes(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } attributes) return;
        foreach (var attribute in attributes.EnumerateObject())
        {
            if (attribute.Value.ValueKind != JsonValueKind.Null) _values[attribute.Name] = attribute.Value.Clone();
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The first of the names that the case has; the operations of PyTorch do not agree on them.</summary>
    public string? FirstOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name)) return name;
        }
        return null;
    }

    public double? OptionalNumber(string name) => _values.TryGetValue(name, out var json) ? ReferenceTensor.Number(json) : null;

    public double Number(string name) => OptionalNumber(name) ?? throw Missing(name);

    public double Number(string name, double orElse) => OptionalNumber(name) ?? orElse;

    public int? OptionalInteger(string name) => OptionalNumber(name) is { } number ? checked((int)number) : null;

    public int Integer(string name) => OptionalInteger(name) ?? throw Missing(name);

    public int Integer(string name, int orElse) => OptionalInteger(name) ?? orElse;

    public bool Flag(string name, bool orElse = false) => _values.TryGetValue(name, out var json) ? json.GetBoolean() : orElse;

    public string? OptionalText(string name) =>
        _values.TryGetValue(name, out var json) && json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string Text(string name, string orElse) => OptionalText(name) ?? orElse;

    /// <summary>A list of integers; one integer is a list of one.</summary>
    public int[]? OptionalIntegers(string name)
    {
        if (!_values.TryGetValue(name, out var json)) return null;
        return json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(item => item.GetInt32())] : [json.GetInt32()];
    }

    public int[] Integers(string name) => OptionalIntegers(name) ?? throw Missing(name);

    /// <summary>A list of as many integers as there are spatial dimensions; one integer holds for all of them.</summary>
    public int[]? OptionalSpatial(string name, int dimensions)
    {
        var values = OptionalIntegers(name);
        return values is [var same] ? [.. Enumerable.Repeat(same, dimensions)] : values;
    }

    public int[] Spatial(string name, int dimensions, int orElse) =>
        OptionalSpatial(name, dimensions) ?? [.. Enumerable.Repeat(orElse, dimensions)];

    public override string ToString() => "{" + string.Join(", ", _values.Select(pair => $"{pair.Key}: {pair.Value.GetRawText()}")) + "}";

    private static InvalidDataException Missing(string name) => new($"The case has no attribute '{name}'.");
}
