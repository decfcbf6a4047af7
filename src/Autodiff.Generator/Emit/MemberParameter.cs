using Autodiff.Generator.IR;

namespace Autodiff.Generator.Emit;

/// <summary>A parameter of a generated member.</summary>
/// <param name="Type">Its type as C# source.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
internal sealed record MemberParameter(ParameterMode Mode, string Type, string Name)
{
    /// <summary>The default value as C# source, or null.</summary>
    public string? Default { get; init; }

    public bool IsParams { get; init; }

    public string Declaration =>
        (IsParams ? "params " : "") + Modifier(Mode) + Type + " " + CSharpNames.Escape(Name) + (Default is null ? "" : " = " + Default);

    /// <summary>As an argument of a member that takes the same.</summary>
    public string Argument => Modifier(Mode) + CSharpNames.Escape(Name);

    public static string Modifier(ParameterMode mode) => mode is ParameterMode.Value ? "" : mode.ToString().ToLowerInvariant() + " ";
}
