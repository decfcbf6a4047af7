using System.Globalization;
using System.Text.Json;

namespace Autodiff.Runtime.Tests.Printing;

/// <summary>Tensors print as PyTorch prints them.</summary>
public sealed class PyTorchPrintingTests
{
    private static readonly JsonElement[] Cases = Read();

    public static IEnumerable<TheoryDataRow<int>> Indices =>
        Cases.Select((json, index) => new TheoryDataRow<int>(index) { TestDisplayName = $"{index}: {json.GetProperty("text").GetString()}" });

    [Theory]
    [MemberData(nameof(Indices))]
    public void IsAsPyTorchPrintsIt(int index)
    {
        var json = Cases[index];
        int[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        var requiresGrad = json.GetProperty("requiresGrad").GetBoolean();
        var options = Options(json.GetProperty("options"));
        var text = json.GetProperty("dtype").GetString() switch
        {
            "float32" => Tensor.Create(Reals(json, shape, value => (float)value), shape).RequiresGrad_(requiresGrad).ToString(options),
            "float64" => Tensor.Create(Reals(json, shape, value => value), shape).RequiresGrad_(requiresGrad).ToString(options),
            "int32" => Tensor.Create<int>(Elements(json, value => value.GetInt32()), shape).ToString(options),
            "int64" => Tensor.Create(json.TryGetProperty("ramp", out _) ? Reals(json, shape, value => (long)value) : Elements(json, value => value.GetInt64()), shape).ToString(options),
            _ => Tensor.Create(Elements(json, value => value.GetBoolean()), shape).ToString(options),
        };
        Assert.Equal(json.GetProperty("text").GetString(), text);
    }

    private static PrintOptions Options(JsonElement json)
    {
        var options = new PrintOptions();
        foreach (var option in json.EnumerateObject())
        {
            options = option.Name switch
            {
                "precision" => options with { Precision = option.Value.GetInt32() },
                "threshold" => options with { Threshold = option.Value.GetInt32() },
                "edgeitems" => options with { EdgeItems = option.Value.GetInt32() },
                "linewidth" => options with { LineWidth = option.Value.GetInt32() },
                "sci_mode" => options with { SciMode = option.Value.GetBoolean() },
                _ => throw new InvalidDataException(option.Name),
            };
        }

        return options;
    }

    private static ReadOnlySpan<T> Reals<T>(JsonElement json, int[] shape, Func<double, T> convert)
    {
        if (!json.TryGetProperty("ramp", out var ramp))
            return Elements(json, value => convert(Number(value)));
        double step = Number(ramp[0]), first = Number(ramp[1]);
        return Enumerable.Range(0, shape.Aggregate(1, (count, size) => count * size)).Select(i => convert(i * step + first)).ToArray();
    }

    private static ReadOnlySpan<T> Elements<T>(JsonElement json, Func<JsonElement, T> convert) => json.GetProperty("data").EnumerateArray().Select(convert).ToArray();

    private static double Number(JsonElement json) => json.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var text => double.Parse(text!, CultureInfo.InvariantCulture),
    };

    private static JsonElement[] Read()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "pytorch-printing", "printing.json"));
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("printed").EnumerateArray()];
    }
}
