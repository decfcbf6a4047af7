using Autodiff.Generator.IR;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: the current value of each variable in scope; null for one that is declared and not assigned yet.</summary>
internal sealed class VariableValues
{
    private readonly Dictionary<Variable, IrValue?> _values;

    public VariableValues() => _values = [];

    private VariableValues(VariableValues other) => _values = new(other._values);

    /// <summary>The variables in scope, in the order of their appearance.</summary>
    public IEnumerable<Variable> Variables => _values.Keys.OrderBy(static variable => variable.Ordinal);

    public IrValue? this[Variable variable]
    {
        get => _values.TryGetValue(variable, out var value) ? value : null;
        set => _values[variable] = value;
    }

    public VariableValues Copy() => new(this);

    public bool Contains(Variable variable) => _values.ContainsKey(variable);

    /// <summary>Brings a variable into scope, unassigned.</summary>
    public void Declare(Variable variable) => _values[variable] = null;

    public void Remove(Variable variable) => _values.Remove(variable);

    /// <summary>Takes variables out of scope that the outer scope has not.</summary>
    public void LeaveScope(VariableValues outer)
    {
        foreach (var variable in _values.Keys.Where(variable => !outer.Contains(variable)).ToList())
        {
            _values.Remove(variable);
        }
    }
}
