namespace Autodiff.Samples.AdBench;

/// <summary>The command line, or a file that it names, does not allow the program to begin.</summary>
internal sealed class UsageException(string message) : Exception(message);
