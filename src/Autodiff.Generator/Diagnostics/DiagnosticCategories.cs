namespace Autodiff.Generator.Diagnostics;

/// <summary>The categories of the diagnostics, one for each thousand of ids.</summary>
internal static class DiagnosticCategories
{
    public const string Declaration = "Autodiff.Declaration";
    public const string Body = "Autodiff.Body";
    public const string Rules = "Autodiff.Rules";
    public const string LikelyMistake = "Autodiff.LikelyMistake";
    public const string Cost = "Autodiff.Cost";
    public const string Internal = "Autodiff.Internal";

    /// <summary>The category of an id, which its first digit says.</summary>
    public static string Of(string id) => id[4] switch
    {
        '1' => Declaration,
        '2' => Body,
        '3' => Rules,
        '4' => LikelyMistake,
        '5' => Cost,
        _ => Internal,
    };
}
