using Autodiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: the language subset, as a list of what is allowed. A kind of operation that is not on it is refused by name, also kinds that a
/// later C# brings.
/// </summary>
internal static class LanguageFence
{
    /// <summary>Receives a problem: the diagnostic, the operation, and arguments of the message after the expression's text.</summary>
    public delegate void Report(string id, IOperation place, params string[] arguments);

    public static void Check(IOperation body, Report report)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (!CheckOne(operation, report))
            {
                continue;
            }

            foreach (var child in operation.ChildOperations.Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <returns>Whether to look inside.</returns>
    private static bool CheckOne(IOperation operation, Report report)
    {
        switch (operation.Kind)
        {
            case OperationKind.AnonymousFunction or OperationKind.DelegateCreation when SequenceCall.Takes(operation):
                return true;
            case OperationKind.LocalFunction when InlinedFunctions.ExpressionOf((ILocalFunctionOperation)operation) is not null:
                return true;
            case OperationKind.AnonymousFunction or OperationKind.DelegateCreation or OperationKind.MethodReference:
                report(DiagnosticIds.LambdaInBody, operation);
                return false;
            case OperationKind.TranslatedQuery:
                report(DiagnosticIds.LambdaInBody, operation);
                return false;
            case OperationKind.LocalFunction:
                report(DiagnosticIds.LocalFunctionInBody, operation);
                return false;
            case OperationKind.Try or OperationKind.Using or OperationKind.UsingDeclaration:
                report(DiagnosticIds.TryStatement, operation);
                return true;
            case OperationKind.Lock:
                report(DiagnosticIds.UnsupportedStatement, operation, "lock is not supported");
                return true;
            case OperationKind.Branch when ((IBranchOperation)operation).BranchKind == BranchKind.GoTo:
                report(DiagnosticIds.GotoStatement, operation);
                return false;
            case OperationKind.YieldReturn or OperationKind.YieldBreak:
                report(DiagnosticIds.UnsupportedStatement, operation, "iterators are not supported");
                return true;
            case OperationKind.Await:
                report(DiagnosticIds.UnsupportedExpression, operation, "await is not supported");
                return true;
            case OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicIndexerAccess
                or OperationKind.DynamicObjectCreation:
                report(DiagnosticIds.DynamicCode, operation);
                return false;
            case OperationKind.AddressOf or OperationKind.FunctionPointerInvocation:
                report(DiagnosticIds.UnsafeCode, operation);
                return false;
            case OperationKind.InstanceReference
                when ((IInstanceReferenceOperation)operation).ReferenceKind != InstanceReferenceKind.PatternInput && !operation.IsImplicit:
                report(DiagnosticIds.MemberOfObject, operation);
                return false;
            case OperationKind.None when IsUnsafe(operation):
                report(DiagnosticIds.UnsafeCode, operation);
                return false;
        }

        if (operation.Type is { TypeKind: TypeKind.Dynamic } && operation is not IConversionOperation { IsImplicit: true })
        {
            report(DiagnosticIds.DynamicCode, operation);
            return false;
        }

        if (operation.Type is { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer })
        {
            report(DiagnosticIds.UnsafeCode, operation);
            return false;
        }

        if (IsAllowed(operation))
        {
            return true;
        }

        var isStatement = operation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax;
        report(
            isStatement ? DiagnosticIds.UnsupportedStatement : DiagnosticIds.UnsupportedExpression,
            operation,
            isStatement ? "statements of this kind are not supported" : "expressions of this kind are not supported");
        return false;
    }

    private static bool IsUnsafe(IOperation operation) => operation.Syntax.Kind() is SyntaxKind.FixedStatement
        or SyntaxKind.PointerIndirectionExpression or SyntaxKind.PointerMemberAccessExpression;

    private static bool IsStackAllocation(IOperation operation) => operation.Syntax.Kind() is SyntaxKind.StackAllocArrayCreationExpression
        or SyntaxKind.ImplicitStackAllocArrayCreationExpression;

    private static bool IsAllowed(IOperation operation) => operation.Kind switch
    {
        // The body and statements.
        OperationKind.MethodBody or OperationKind.Block or OperationKind.Empty or OperationKind.ExpressionStatement
            or OperationKind.VariableDeclarationGroup or OperationKind.VariableDeclaration or OperationKind.VariableDeclarator
            or OperationKind.VariableInitializer or OperationKind.Conditional or OperationKind.Loop or OperationKind.Switch
            or OperationKind.SwitchCase or OperationKind.CaseClause or OperationKind.Return or OperationKind.Branch or OperationKind.Throw => true,

        // Expressions that are lowered.
        OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.Parenthesized
            or OperationKind.Unary or OperationKind.Binary or OperationKind.Conversion or OperationKind.Tuple
            or OperationKind.TupleBinary or OperationKind.Coalesce or OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.Increment or OperationKind.Decrement
            or OperationKind.DeconstructionAssignment or OperationKind.CoalesceAssignment or OperationKind.DeclarationExpression
            or OperationKind.Discard or OperationKind.ArrayElementReference or OperationKind.ImplicitIndexerReference
            or OperationKind.ArrayCreation or OperationKind.ArrayInitializer or OperationKind.CollectionExpression or OperationKind.Spread
            or OperationKind.Range or OperationKind.Invocation or OperationKind.Argument or OperationKind.PropertyReference
            or OperationKind.FieldReference or OperationKind.DefaultValue or OperationKind.NameOf or OperationKind.SizeOf
            or OperationKind.SwitchExpression or OperationKind.SwitchExpressionArm or OperationKind.IsPattern => true,
        OperationKind.ConstantPattern or OperationKind.DeclarationPattern or OperationKind.DiscardPattern or OperationKind.RecursivePattern
            or OperationKind.RelationalPattern or OperationKind.BinaryPattern or OperationKind.NegatedPattern or OperationKind.TypePattern
            or OperationKind.PropertySubpattern => true,

        // Expressions that are kept as text.
        OperationKind.ObjectCreation or OperationKind.InterpolatedString or OperationKind.Interpolation
            or OperationKind.InterpolatedStringText or OperationKind.IsType or OperationKind.TypeOf or OperationKind.ConditionalAccess
            or OperationKind.ConditionalAccessInstance or OperationKind.InstanceReference => true,

        // Labels are harmless without goto.
        OperationKind.Labeled => true,

        // Parts of what is refused as a whole.
        OperationKind.CatchClause or OperationKind.ObjectOrCollectionInitializer or OperationKind.MemberInitializer => true,

        // Reported where they stand in the code that is lowered.
        OperationKind.Invalid => true,
        OperationKind.None => IsStackAllocation(operation),
        _ => false,
    };
}
