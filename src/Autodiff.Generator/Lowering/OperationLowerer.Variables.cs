using System.Collections.Immutable;
using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Autodiff.Generator.Lowering;

// Variables and their current values.
internal sealed partial class OperationLowerer
{
    private readonly Dictionary<ISymbol, ImmutableArray<Variable>> _variables = new(SymbolEqualityComparer.Default);
    private ImmutableArray<Variable> _result;
    private HashSet<string>? _sourceNames;
    private int _variableCount;

    /// <summary>The leaves of the value that the method returns.</summary>
    private ImmutableArray<Variable> Result
    {
        get
        {
            if (_result.IsDefault)
            {
                _result = MakeVariables(NameOfOwn("result"), _symbol.ReturnType);
            }

            return _result;
        }
    }

    private ImmutableArray<Variable> VariablesOf(ISymbol symbol)
    {
        if (!_variables.TryGetValue(symbol, out var variables))
        {
            var type = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
            _variables[symbol] = variables = MakeVariables(symbol.Name, type);
        }

        return variables;
    }

    private ImmutableArray<Variable> MakeVariables(string name, ITypeSymbol type)
    {
        if (!TypeMapper.IsTuple(type))
        {
            return [.. LeafTypes(type).Select(leaf => MakeVariable(name, leaf))];
        }

        return [.. TupleLeafNames(type).Zip(LeafTypes(type), (leafName, leaf) => MakeVariable(name + "_" + leafName, leaf))];
    }

    private Variable MakeVariable(string name, IrType type) => new(name, type, _variableCount++);

    /// <summary>A name for a variable of the lowering's own that the method does not use.</summary>
    private string NameOfOwn(string name)
    {
        _sourceNames ??= [.. _symbol.Parameters.Select(static parameter => parameter.Name), .. SourceNames.In(_body)];
        var unused = name;
        for (var number = 1; _sourceNames.Contains(unused); number++)
        {
            unused = name + number;
        }

        return unused;
    }

    private static IEnumerable<string> TupleLeafNames(ITypeSymbol type) =>
        ((INamedTypeSymbol)type).TupleElements.SelectMany(static element => TypeMapper.IsTuple(element.Type)
            ? TupleLeafNames(element.Type).Select(inner => element.Name + "_" + inner)
            : [element.Name]);

    /// <summary>The first leaf and the number of leaves of an element of a tuple.</summary>
    private static (int Start, int Count) LeavesOfElement(ITypeSymbol tuple, IFieldSymbol field)
    {
        var index = ElementIndex(field);
        var start = 0;
        var elements = ((INamedTypeSymbol)tuple).TupleElements;
        for (var i = 0; i < index; i++)
        {
            start += LeafTypes(elements[i].Type).Count;
        }

        return (start, LeafTypes(elements[index].Type).Count);
    }

    /// <summary>The position of a tuple's element, from the name every element has beside its own: Item1, Item2 …</summary>
    private static int ElementIndex(IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return int.TryParse(name.Substring("Item".Length), out var number) ? number - 1 : 0;
    }

    private IrValue Read(Variable variable)
    {
        // Unassigned only where C# knows that the value is never used: a slot of a loop, one branch of two.
        if (_values[variable] is { } value)
        {
            return value;
        }

        value = _builder.Default(variable.Type);
        _values[variable] = value;
        return value;
    }

    private void Assign(Variable variable, IrValue value) => _values[variable] = _builder.Name(value, variable.Name);

    private void Assign(ImmutableArray<Variable> variables, ImmutableArray<IrValue> values)
    {
        for (var i = 0; i < variables.Length && i < values.Length; i++)
        {
            Assign(variables[i], values[i]);
        }
    }

    private void Declare(ILocalSymbol local)
    {
        foreach (var variable in VariablesOf(local))
        {
            _values.Declare(variable);
        }
    }
}
