using System.Text.Json;
using System.Text.Json.Serialization;
using Autodiff.Samples.AdBench;
using Autodiff.Samples.AdBench.Data;
using Autodiff.Samples.AdBench.Problems;

// A reference agrees to rounding; finite differences have an error of their own.
const double ReferenceTolerance = 1e-10;
const double DifferencesTolerance = 1e-6;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
        return 0;
    }

    // Whatever can be wrong with the files is found before any work.
    List<DataFile> files = [.. DataFile.Embedded, .. options.Files.Select(Read)];
    var problems = files.ConvertAll(Load);
    if (options.Json is not null && options.Files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(options.Json)))
    {
        throw new UsageException($"--json would overwrite the data file '{options.Json}'.");
    }
    using var json = options.Json is null ? null : Create(options.Json);
    var wrong = Run(files, problems, json);
    return wrong ? 1 : 0;
}
catch (Exception error) when (error is UsageException or DataFormatException)
{
    Console.Error.WriteLine(error.Message);
    if (error is UsageException) Console.Error.WriteLine("AdBench --help explains the command line.");
    return 2;
}

static DataFile Read(string path)
{
    try
    {
        return DataFile.Read(path);
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        throw new UsageException($"Cannot read '{path}': {error.Message}");
    }
}

static IProblem Load(DataFile file)
{
    try
    {
        return file.ToProblem();
    }
    catch (OutOfMemoryException)
    {
        throw new DataFormatException($"{file.Name}: there is not enough memory for a problem of this size.");
    }
}

static FileStream Create(string path)
{
    try
    {
        return File.Create(path);
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        throw new UsageException($"Cannot write '{path}': {error.Message}");
    }
}

static bool Run(List<DataFile> files, List<IProblem> problems, FileStream? json)
{
    Console.WriteLine("One thread, the shortest of many calls.");
    Console.WriteLine($"{"problem",-8}{"size",-24}{"objective",14}{"gradient",14}{"ratio",8}{"max rel. error",16}  against");
    var wrong = false;
    var measurements = new List<Measurement>();
    for (var i = 0; i < problems.Count; i++)
    {
        var (error, against) = problems[i].Check();
        var result = Measurement.Of(problems[i], error);
        measurements.Add(result);
        Console.WriteLine(
            $"{result.Problem,-8}{result.Size,-24}{1e3 * result.ObjectiveSeconds,11:F4} ms{1e3 * result.GradientSeconds,11:F4} ms"
            + $"{result.Ratio,8:F2}{result.MaxRelativeError,16:E1}  {against.ToString().ToLowerInvariant()}");

        // Written so that NaN is wrong.
        if (!(error <= (against == CheckedAgainst.Reference ? ReferenceTolerance : DifferencesTolerance)))
        {
            Console.Error.WriteLine($"{files[i].Name}: the derivatives differ from the independent calculation.");
            wrong = true;
        }
    }
    if (json is not null)
    {
        var format = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        JsonSerializer.Serialize(json, measurements, format);
    }
    return wrong;
}
