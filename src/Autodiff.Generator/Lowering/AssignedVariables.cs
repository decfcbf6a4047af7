using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>Lower: which variables a piece of code may assign; the slots of a loop.</summary>
internal static class AssignedVariables
{
    /// <param name="parts">The code.</param>
    /// <param name="variables">The variables that an assignment to a reference changes.</param>
    public static HashSet<Variable> In(IEnumerable<IOperation?> parts, Func<IOperation, ImmutableArray<Variable>> variables)
    {
        var assigned = new HashSet<Variable>();
        foreach (var operation in parts.SelectMany(static part => part?.DescendantsAndSelf() ?? []))
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                // A reference made inside may be written through inside.
                IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } declarator => declarator.GetVariableInitializer()?.Value,
                _ => null,
            };
            if (target is not null)
            {
                Add(target, assigned, variables);
            }
        }

        return assigned;
    }

    private static void Add(IOperation target, HashSet<Variable> assigned, Func<IOperation, ImmutableArray<Variable>> variables)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Add(element, assigned, variables);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                Add(declaration.Expression, assigned, variables);
                break;
            default:
                assigned.UnionWith(variables(target));
                break;
        }
    }
}
