namespace PyTorchTour;

/// <summary>One of the programs.</summary>
/// <param name="Id">P1 to P12.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Run">Runs it and reports its figures.</param>
public sealed record TourProgram(string Id, string Title, Action<Report> Run);
