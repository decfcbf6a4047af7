namespace Autodiff.Samples.AdBench.Data;

/// <summary>A data file is not what it should be; the message names the file and the place.</summary>
public sealed class DataFormatException(string message) : Exception(message);
