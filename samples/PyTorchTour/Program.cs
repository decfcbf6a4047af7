using PyTorchTour;

// Runs the tutorials of PyTorch, in C#, and prints each figure beside the one PyTorch gives.
// Usage: PyTorchTour [P1 P2 ...]
var unknown = args.Where(arg => Tour.Programs.All(p => !p.Id.Equals(arg, StringComparison.OrdinalIgnoreCase))).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"There is no program {string.Join(", ", unknown)}; they are {string.Join(", ", Tour.Programs.Select(p => p.Id))}.");
    return 2;
}

var failures = 0;
foreach (var program in Tour.Programs.Where(p => args.Length == 0 || args.Contains(p.Id, StringComparer.OrdinalIgnoreCase)))
{
    Console.WriteLine($"{program.Id}: {program.Title}");
    var report = new Report(Console.Out);
    program.Run(report);
    failures += report.Failures;
    Console.WriteLine();
}

Console.WriteLine(failures == 0 ? "Every figure is as PyTorch has it." : $"{failures} figures are not as PyTorch has them.");
return failures == 0 ? 0 : 1;
