using System.Text.Json;

namespace Autodiff.Samples.AdBench.Data;

/// <summary>Reads reference results, and names the file that is not one.</summary>
internal static class ReferenceJson
{
    /// <summary>What <paramref name="read"/> makes of a JSON text.</summary>
    /// <exception cref="DataFormatException">It is not JSON, or <paramref name="read"/> misses something.</exception>
    public static T Read<T>(string text, string name, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DataFormatException($"{name}: not a reference result of this problem: {error.Message}");
        }
    }

    /// <summary>An array of numbers.</summary>
    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
