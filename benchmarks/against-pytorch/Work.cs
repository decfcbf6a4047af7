namespace Autodiff.Benchmarks.AgainstPyTorch;

/// <summary>Something that PyTorch and this project both compute.</summary>
/// <param name="Name">Its name in peer.py.</param>
/// <param name="Form">How it is written here: eager, compiled or taped.</param>
/// <param name="Begin">Makes its inputs.</param>
internal sealed record Work(string Name, string Form, Func<Computation> Begin);
