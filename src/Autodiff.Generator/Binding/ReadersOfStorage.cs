using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Binding;

/// <summary>
/// Bind: which methods only read the elements of the arrays and spans they are given, and keep no reference to them. Errs on the side of no: everything but
/// an element read, a length, a <c>foreach</c> and passing on to such a method counts as more than reading.
/// </summary>
internal sealed class ReadersOfStorage(SemanticModels models, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    // Answers that hold only if the method first asked about, which they may depend on, only reads.
    private readonly Dictionary<IMethodSymbol, bool> _assumed = new(SymbolEqualityComparer.Default);

    public bool OnlyReads(IMethodSymbol method)
    {
        _assumed.Clear();
        var result = Assume(method);
        foreach (var pair in _assumed)
        {
            if (result || !pair.Value)
            {
                _known[pair.Key] = pair.Value;
            }
        }

        return result;
    }

    private bool Assume(IMethodSymbol method)
    {
        if (_known.TryGetValue(method, out var answer) || _assumed.TryGetValue(method, out answer))
        {
            return answer;
        }

        // What depends on itself decides nothing: assume the best while it is looked at.
        _assumed[method] = true;
        return _assumed[method] = method.IsStatic && (MethodBodies.Find(method, models, cancellation) is { } body
            ? OnlyReads(body)
            : method.DeclaringSyntaxReferences.IsEmpty && !method.Parameters.Any(ForeignWrites.MayWrite));
    }

    private bool OnlyReads(IOperation body) =>
        body.Descendants().OfType<IParameterReferenceOperation>()
            .Where(static use => WrittenParameters.CanBeWritten(use.Parameter.Type))
            .All(IsRead);

    private bool IsRead(IParameterReferenceOperation use)
    {
        var value = (IOperation)use;
        while (value.Parent is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IArrayElementReferenceOperation element when ReferenceEquals(element.ArrayReference, value) =>
                element.Type is not IArrayTypeSymbol && IsValue(element),
            IPropertyReferenceOperation { Property: { IsIndexer: true } } element when ReferenceEquals(element.Instance, value) => IsValue(element),
            IPropertyReferenceOperation { Property.Name: "Length" or "IsEmpty" } => true,
            IForEachLoopOperation loop => ReferenceEquals(loop.Collection, value) && use.Type is IArrayTypeSymbol { ElementType: not IArrayTypeSymbol },
            IArgumentOperation { Parent: IInvocationOperation call } => Assume(call.TargetMethod),
            _ => false,
        };
    }

    // Whether an element reference is read, not written or passed by reference.
    private static bool IsValue(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => !ReferenceEquals(assignment.Target, element),
        IIncrementOrDecrementOperation => false,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => false,
        IArgumentOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => false,
        IReturnOperation => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => !ReferenceEquals(deconstruction.Target, tuple),
        IBinaryOperation or IUnaryOperation or IConversionOperation or IVariableInitializerOperation or IConditionalOperation
            or ITupleOperation or IParenthesizedOperation or IArrayElementReferenceOperation => true,
        _ => false,
    };
}
