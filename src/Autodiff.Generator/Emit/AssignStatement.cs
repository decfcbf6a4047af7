namespace Autodiff.Generator.Emit;

/// <summary><c>x = value;</c>, <c>x += value;</c>, <c>x++;</c>; or, where the variable is declared, <c>var x = value;</c>.</summary>
/// <param name="variable">The variable.</param>
/// <param name="operator">The operator with which it is assigned; <c>++</c> and <c>--</c> have no value.</param>
/// <param name="value">The value, converted to the variable's type by the assignment where that needs no cast.</param>
/// <param name="exactValue">The value as an expression of exactly the variable's type, for a declaration with <c>var</c>; null if it needs the type written out.</param>
internal sealed class AssignStatement(Variable variable, string @operator, string value, string? exactValue = null) : Statement
{
    public Variable Variable { get; } = variable;

    public string Operator { get; } = @operator;

    public string Value { get; } = value;

    public bool Declares { get; set; }

    /// <summary>Whether evaluating the value does more than that.</summary>
    public bool HasEffects { get; set; }

    /// <summary>Whether it could declare the variable.</summary>
    public bool CanDeclare => Operator == "=" && Variable.Parameter is null && !Placeholder.Mentions(Value, Variable.Id);

    public override IEnumerable<string> Texts => Operator == "=" ? [Value, Target] : [Target, Value];

    public string Text => Declares ? Declaration + " = " + (exactValue ?? Value)
        : Operator is "++" or "--" ? Target + Operator
        : Target + " " + Operator + " " + Value;

    private string Target => Variable.Parameter ?? Variable.Token;

    private string Declaration => (exactValue is null ? Variable.TypeName : "var") + " " + Variable.Token;
}
