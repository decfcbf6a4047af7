using System.Text.Json;

namespace Autodiff.Tests.Reference;

/// <summary>An operation applied by PyTorch, with its derivatives.</summary>
/// <param name="File">The file that holds the case.</param>
/// <param name="Index">Its place there.</param>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Attributes">Arguments that are no tensors.</param>
/// <param name="Inputs">Arguments that are tensors, in the order of the parameters.</param>
/// <param name="Outputs">The results.</param>
/// <param name="Cotangents">A cotangent for each result of floating-point numbers.</param>
/// <param name="Gradients">By the name of a differentiable input, the VJP at these cotangents.</param>
/// <param name="Tangents">By the name of a differentiable input, its tangent.</param>
/// <param name="Jvp">The tangent of the result, if the case has one.</param>
internal sealed record ReferenceCase(
    string File, int Index, string Operation, ReferenceAttributes Attributes,
    IReadOnlyList<ReferenceInput> Inputs, IReadOnlyList<ReferenceTensor> Outputs, IReadOnlyList<ReferenceTensor> Cotangents,
    IReadOnlyDictionary<string, ReferenceTensor> Gradients, IReadOnlyDictionary<string, ReferenceTensor> Tangents, ReferenceTensor? Jvp)
{
    /// <summary>File, place, operation and attributes: the name of the test.</summary>
    public override string ToString() =>
        $"{File}[{Index}] {Operation}({string.Join(", ", Inputs.Select(input => $"{input.Name} {ShapeOf(input.Value)}"))}) {Attributes}";

    public static ReferenceCase Read(string file, int index, JsonElement json) => new(
        file, index, json.GetProperty("op").GetString()!,
        new ReferenceAttributes(json.TryGetProperty("attributes", out var attributes) ? attributes : null),
        [.. json.GetProperty("inputs").EnumerateArray().Select(ReadInput)],
        OneOrSeveral(json, "output"), OneOrSeveral(json, "cotangent"),
        ByName(json, "gradients").ToDictionary(pair => pair.Key, pair => Corrected(json, pair.Value)), ByName(json, "tangents"),
        json.TryGetProperty("jvp", out var jvp) ? Corrected(json, ReferenceTensor.Read(jvp)) : null);

    private static ReferenceTensor Corrected(JsonElement json, ReferenceTensor derivative)
    {
        var factor = PyTorchFlaws.DerivativeFactor(json.GetProperty("op").GetString()!);
        return factor == 1 ? derivative : derivative with { Values = Array.ConvertAll(derivative.Values, value => value * factor) };
    }

    private static ReferenceInput ReadInput(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.TryGetProperty("differentiable", out var differentiable) && differentiable.GetBoolean(),
        ReferenceTensor.Read(json));

    private static ReferenceTensor[] OneOrSeveral(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var one)) return [ReferenceTensor.Read(one)];
        return json.TryGetProperty(name + "s", out var several) ? [.. several.EnumerateArray().Select(ReferenceTensor.Read)] : [];
    }

    private static Dictionary<string, ReferenceTensor> ByName(JsonElement json, string name) =>
        json.TryGetProperty(name, out var tensors)
            ? tensors.EnumerateObject().ToDictionary(pair => pair.Name, pair => ReferenceTensor.Read(pair.Value))
            : [];

    private static string ShapeOf(ReferenceTensor tensor) => $"[{string.Join(", ", tensor.Shape)}]";
}
