using Autodiff.Generator.Binding;
using Autodiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Autodiff.Generator.Lowering;

// Members, calls and strings as C# source.
internal sealed partial class OperationLowerer
{
    private sealed partial class OpaqueText
    {
        private void WriteMember(IOperation? instance, ISymbol member)
        {
            if (instance is null)
            {
                WriteText(TypeMapper.CSharp(member.ContainingType));
            }
            else if (instance is IInstanceReferenceOperation)
            {
                Fail(instance, "members of the object itself are not supported");
            }
            else
            {
                Write(instance);
            }

            WriteText("." + TypeNames.Escape(member.Name));
        }

        private void WriteProperty(IPropertyReferenceOperation property)
        {
            if (property.Property.IsIndexer && property.Instance is not null)
            {
                Write(property.Instance);
                WriteText("[");
                WriteArguments(property.Arguments);
                WriteText("]");
            }
            else
            {
                WriteMember(property.Instance, property.Property);
            }

            Effects |= property.Property is { GetMethod: { } getter } && IsKnownPure(getter) ? Effects.Throws : Effects.Unknown | Effects.Writes;
        }

        private void WriteInvocation(IInvocationOperation invocation)
        {
            var method = invocation.TargetMethod;
            if (method.MethodKind == MethodKind.LocalFunction)
            {
                // Refused by the fence, where it is declared.
                IsComplete = false;
                return;
            }

            WriteMember(invocation.Instance, method);
            if (!method.TypeArguments.IsEmpty)
            {
                WriteText("<" + string.Join(", ", method.TypeArguments.Select(TypeMapper.CSharp)) + ">");
            }

            WriteText("(");
            WriteArguments(invocation.Arguments);
            WriteText(")");
            Effects |= IsKnownPure(method) ? Effects.Throws
                : lowerer._callees.OnlyReads(method) ? Effects.Unknown
                : Effects.Unknown | Effects.Writes;
        }

        private void WriteObjectCreation(IObjectCreationOperation creation)
        {
            if (creation.Initializer is not null || creation.Type is null)
            {
                Fail(creation, "object initializers are not supported");
                return;
            }

            WriteText("new " + TypeMapper.CSharp(creation.Type) + "(");
            WriteArguments(creation.Arguments);
            WriteText(")");
            Effects |= Effects.Unknown | Effects.Writes;
        }

        /// <summary>Writes arguments in parameter order; their values are computed in the order of the call.</summary>
        private void WriteArguments(IEnumerable<IArgumentOperation> arguments)
        {
            var written = new SortedDictionary<int, string>();
            foreach (var argument in arguments)
            {
                var start = _text.Length;
                WriteArgument(argument);
                var ordinal = argument.Parameter?.Ordinal ?? written.Count;
                var text = _text.ToString(start, _text.Length - start);
                _text.Length = start;
                if (text.Length > 0)
                {
                    written[ordinal] = text;
                }
            }

            _text.Append(string.Join(", ", written.Values));
        }

        private void WriteArgument(IArgumentOperation argument)
        {
            switch (argument)
            {
                case { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } initializer } }:
                    WriteList(initializer.ElementValues);
                    break;
                case { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation collection }:
                    WriteList(collection.Elements);
                    break;
                case { Parameter.RefKind: RefKind.Out, Value: IDiscardOperation }:
                    WriteText("out _");
                    break;
                case { Parameter.RefKind: RefKind.Out or RefKind.Ref }:
                    Fail(argument.Value, "it is passed by reference to a method that is not marked [Differentiable]");
                    break;
                default:
                    Write(argument.Value);
                    break;
            }
        }

        private void WriteList(IEnumerable<IOperation> elements)
        {
            var separator = "";
            foreach (var element in elements)
            {
                WriteText(separator);
                Write(element);
                separator = ", ";
            }
        }

        private void WriteConditionalAccess(IConditionalAccessOperation access)
        {
            var whenNotNull = access.WhenNotNull;
            var (instance, member, arguments) = whenNotNull switch
            {
                IPropertyReferenceOperation { Property.IsIndexer: false } property => (property.Instance, (ISymbol)property.Property, null),
                IFieldReferenceOperation field => (field.Instance, field.Field, null),
                IInvocationOperation invocation when invocation.Arguments.All(static argument => IsSimple(argument.Value)) =>
                    (invocation.Instance, invocation.TargetMethod, invocation.Arguments.AsEnumerable()),
                _ => default((IOperation?, ISymbol, IEnumerable<IArgumentOperation>?)),
            };
            if (instance is not IConditionalAccessInstanceOperation)
            {
                Fail(access, "this form of ?. is not supported");
                return;
            }

            Write(access.Operation);
            WriteText("?." + TypeNames.Escape(member.Name));
            if (arguments is not null)
            {
                WriteText("(");
                WriteArguments(arguments);
                WriteText(")");
            }

            Effects |= Effects.Unknown | Effects.Writes;
        }

        private void WriteInterpolatedString(IInterpolatedStringOperation interpolated)
        {
            WriteText("$\"");
            foreach (var part in interpolated.Parts)
            {
                switch (part)
                {
                    case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }:
                        WriteText(InsideQuotes(text).Replace("{", "{{").Replace("}", "}}"));
                        break;
                    case IInterpolationOperation interpolation:
                        WriteInterpolation(interpolation);
                        break;
                    default:
                        Fail(part, "this part of an interpolated string is not supported");
                        break;
                }
            }

            WriteText("\"");
            Effects |= Effects.Throws;
        }

        private void WriteInterpolation(IInterpolationOperation interpolation)
        {
            WriteText("{");
            var start = _text.Length;
            Write(interpolation.Expression);
            if (_text.ToString(start, _text.Length - start).Contains("::"))
            {
                // A colon that is not in parentheses begins the format.
                _text.Insert(start, '(').Append(')');
            }

            if (interpolation.Alignment?.ConstantValue is { HasValue: true, Value: { } alignment })
            {
                WriteText("," + alignment);
            }

            if (interpolation.FormatString?.ConstantValue is { HasValue: true, Value: string format })
            {
                WriteText(":" + InsideQuotes(format));
            }

            WriteText("}");
        }

        private static string InsideQuotes(string text)
        {
            var literal = SymbolDisplay.FormatLiteral(text, quote: true);
            return literal.Substring(1, literal.Length - 2);
        }

        /// <summary>Whether a method of the library reads nothing but its arguments and changes nothing; it may throw.</summary>
        private static bool IsKnownPure(IMethodSymbol method)
        {
            if (method.ContainingType is not { } type)
            {
                return false;
            }

            if (type.Is(KnownNames.Autograd))
            {
                return true;
            }

            if (type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return false;
            }

            return type.SpecialType is SpecialType.System_String or (>= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr)
                    or SpecialType.System_Nullable_T
                || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                || type.Name is "Math" or "MathF"
                || (method.IsStatic && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal));
        }
    }
}
