using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Emit;

/// <summary>
/// Writes the body of one IR function as C# statements: folds expressions, takes the function out of SSA form, prints structured
/// control flow, then declares and names the variables.
/// </summary>
internal sealed partial class CSharpEmitter
{
    private const int MaximalRevisions = 8;

    private readonly CodeTree _tree;
    private readonly NeededValues _needed;
    private readonly Folding _folding;
    private readonly Variables _variables;
    private readonly Expressions _expressions;
    private readonly BodyFrame _frame;
    private readonly bool _ownsTape;
    private readonly bool _disposesTape;

    private CSharpEmitter(IrFunction function, BodyFrame frame)
    {
        _frame = frame;
        _tree = new CodeTree(ConstantBranches.Remove(function));
        _needed = new NeededValues(_tree);
        (_folding, _variables) = Allocate(_tree, _needed, frame);
        _expressions = new Expressions(_tree, _folding, _variables, frame);
        var yields = _tree.Body.Region.Yields;
        for (var i = 0; i < yields.Count; i++)
        {
            if (frame.Yields[i].Hint is { } hint && _variables.Of(yields[i]) is { } variable)
            {
                variable.Hint ??= hint;
            }
        }

        var operations = _tree.AllOperations().Where(_needed.Contains).Select(static operation => operation.Operation).ToArray();
        _ownsTape = !frame.HasTapeParameter && operations.Any(static operation => operation.Effects.HasFlag(Effects.Tape)
            || operation is NewArrayOperation { IsPooled: true } or CloneOperation { IsPooled: true });

        // A variable of a using declaration cannot be passed by reference.
        _disposesTape = _ownsTape && operations.Any(static operation => operation is CallOperation { Form: CallForm.Forward or CallForm.Reverse });
    }

    /// <summary>The statements, each line indented by so many levels and ended by a line feed.</summary>
    public static string Emit(IrFunction function, BodyFrame frame, int indent)
    {
        var emitter = new CSharpEmitter(function, frame);
        var body = new Block();
        emitter.Prologue(body);
        emitter.Region(emitter._tree.Body, body, [.. emitter._tree.Body.Region.Yields], emitter.Return);
        return emitter.Print(body, indent);
    }

    /// <summary>Folds and allocates; if folding makes versions of one variable live at the same time, those values get statements instead.</summary>
    private static (Folding Folding, Variables Variables) Allocate(CodeTree tree, NeededValues needed, BodyFrame frame)
    {
        var unfolded = new Liveness(tree, needed, Folding.None(tree, needed));
        var kept = new HashSet<int>();
        for (var revision = 0; ; revision++)
        {
            var folding = new Folding(tree, needed, kept);
            var liveness = new Liveness(tree, needed, folding);
            var variables = new Variables(tree, needed, liveness, frame);
            var before = kept.Count;
            if (revision < MaximalRevisions)
            {
                foreach (var (x, y) in variables.Conflicts)
                {
                    kept.UnionWith(Movers(x, y).Concat(Movers(y, x)));
                }
            }

            if (kept.Count == before)
            {
                return (folding, variables);
            }

            // Values that are folded into expressions after an assignment of y and so keep values of x alive beside it.
            IEnumerable<int> Movers(Variable x, Variable y)
            {
                var extended = x.Values
                    .Where(value => y.Values.Any(other => liveness.Of(value)!.Intersects(liveness.Of(other)!)
                        && unfolded.Of(value) is { } own && unfolded.Of(other) is { } others && !own.Intersects(others)))
                    .Select(static value => value.Id)
                    .ToArray();
                return tree.AllOperations()
                    .Where(folding.IsFolded)
                    .Where(operation => operation.AllOperands().Any(operand => extended.Contains(operand.Id)) && liveness.MovedOver(operation).Intersects(y.Ranges))
                    .SelectMany(static operation => operation.Operation.Results)
                    .Select(static result => result.Id);
            }
        }
    }

    private string Print(Block body, int indent)
    {
        if (_ownsTape && body.Statements.Count > 1 && body.Statements[1] is CommentStatement)
        {
            body.Statements.Insert(1, new BlankStatement());
        }

        DeadStores.Remove(body);
        var (scopes, parents) = DeclarationPlacement.Place(body, _variables);
        string[] reserved =
        [
            .. _frame.ParameterNames, .. _frame.Reserved, _frame.Tape, .. _expressions.Methods,
            .. _frame.Yields.Select(static target => target.Place).Where(static place => place is not null).Select(static place => place!.TrimStart('@')),
        ];
        return StatementPrinter.Print(body, VariableNames.Choose(_variables, scopes, parents, reserved), indent);
    }

    private void Prologue(Block body)
    {
        if (_ownsTape)
        {
            body.Add(new TextStatement($"{(_disposesTape ? "" : "using ")}var {_frame.Tape} = new {DerivativeNames.TapeType(_frame.QualifiesNames)}()"));
        }

        var function = _tree.Function;
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.IsTuple && !Expressions.IsReadInPlace(parameter))
            {
                var paths = Expressions.LeafPaths(parameter);
                for (var leaf = 0; leaf < parameter.Values.Count; leaf++)
                {
                    if (_needed.Contains(parameter.Values[leaf]) && _variables.Of(parameter.Values[leaf]) is { } variable)
                    {
                        var place = CSharpNames.Escape(_frame.ParameterNames[i]) + "." + paths[leaf];
                        body.Add(new AssignStatement(variable, "=", place, place));
                    }
                }
            }
        }
    }

    /// <summary>Prints a region and then its end, which is given what the region yields.</summary>
    private void Region(CodeRegion region, Block block, IrValue[] yields, Action<Block, IrValue[]> end)
    {
        foreach (var operation in region.Operations)
        {
            if (!_needed.Contains(operation) || _folding.IsFolded(operation) || operation.Operation is ConstantOperation)
            {
                continue;
            }

            if (operation.IsTail)
            {
                Tail(operation, block, yields, end);
                return;
            }

            Operation(operation, block);
            if (block.Leaves)
            {
                return;
            }
        }

        end(block, yields);
    }

    private void Operation(CodeOperation operation, Block block)
    {
        switch (operation.Operation)
        {
            case CommentOperation o:
                block.Add(new CommentStatement(o.Text, o.StartsSection));
                break;
            case StoreOperation o:
                Store(operation, o, block);
                break;
            case AccumulateOperation o:
                Accumulate(o, block);
                break;
            case CopyOperation o:
                block.Add(new TextStatement(Copy(o)));
                break;
            case FillOperation o:
                block.Add(new TextStatement(FillElements(o)));
                break;
            case PushOperation o:
                block.Add(new TextStatement(_expressions.Push(o.Value)));
                break;
            case ThrowOperation o:
                block.Add(new TextStatement("throw " + _expressions.Fill(o.Text, o.Inputs), leaves: true));
                break;
            case LoopOperation o:
                Loop(operation, o, block);
                break;
            case IfOperation o when !_folding.IsConditional(operation):
                If(operation, o, block);
                break;
            case CallOperation o:
                Call(operation, o, block);
                break;
            case OpaqueOperation { Values.Count: 0 } o:
                block.Add(new TextStatement(_expressions.Statement(o)));
                break;
            default:
                Assign(operation, block);
                break;
        }
    }

    /// <summary>A statement that gives a value to its variable.</summary>
    private void Assign(CodeOperation operation, Block block)
    {
        var result = operation.Operation.Results[0];
        if (!_needed.Contains(result))
        {
            block.Add(new TextStatement((operation.Operation is PopOperation ? "" : "_ = ") + _expressions.Of(operation)));
            return;
        }

        var variable = _variables.Of(result)!;
        variable.Hint ??= HintOf(operation.Operation);
        if (operation.Operation is PrimitiveOperation { IsChecked: false } primitive && Compound(variable, primitive) is { } compound)
        {
            compound.HasEffects = _folding.EffectsOf(operation).Count > 0;
            block.Add(compound);
            return;
        }

        var value = _expressions.Of(operation);
        block.Add(operation.Operation is ViewOperation { Start: null, Length: null } view
            ? new AssignStatement(variable, "=", _expressions.Exact(view.Source).Text)
            : new AssignStatement(variable, "=", value.Text, Expressions.NeedsType(operation.Operation) ? null : value.Text)
            {
                HasEffects = _folding.EffectsOf(operation).Count > 0,
            });
    }

    /// <summary><c>x += e</c> for <c>x = x + e</c>.</summary>
    private AssignStatement? Compound(Variable variable, PrimitiveOperation o)
    {
        if (Expressions.Operator(o.Primitive) is not var (text, _) || o.Inputs.Count != 2 || variable.Type != o.Inputs[0].Type
            || o.Result.Type is ScalarType { Kind: ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char or ScalarKind.Boolean })
        {
            return null;
        }

        IrValue other;
        if (IsIn(variable, o.Inputs[0]))
        {
            other = o.Inputs[1];
        }
        else if (IsIn(variable, o.Inputs[1]) && o.Primitive is Primitive.Add or Primitive.Multiply
            && !(_tree.Definition(o.Inputs[0]) is { } definition && _folding.IsFolded(definition) && _folding.EffectsOf(definition).Count > 0))
        {
            other = o.Inputs[0];
        }
        else
        {
            return null;
        }

        return Compound(text, other) is var (@operator, value) ? new AssignStatement(variable, @operator, value) : null;
    }

    /// <summary>The compound operator and its right side: <c>+= e</c>, <c>-= 2</c>, <c>++</c>.</summary>
    private (string Operator, string Value) Compound(string @operator, IrValue value)
    {
        if (_tree.Constant(value) is { } constant && @operator is "+" or "-")
        {
            if (constant.IsInteger(1))
            {
                return (@operator + @operator, "");
            }

            if (Literals.IsNegative(constant) && _expressions.Converted(value).Text is var negative && negative[0] == '-')
            {
                return (@operator == "+" ? "-=" : "+=", negative.Substring(1));
            }
        }

        if (@operator == "+" && value.Type.IsFloating && _folding.IsFolded(value)
            && _tree.Definition(value)?.Operation is PrimitiveOperation { Primitive: Primitive.Negate } negation)
        {
            return ("-=", _expressions.Converted(negation.Inputs[0]).Text);
        }

        return (@operator + "=", _expressions.Converted(value).Text);
    }

    private bool IsIn(Variable variable, IrValue value) => !_folding.IsFolded(value) && _variables.Of(value) == variable;

    private void Store(CodeOperation operation, StoreOperation o, Block block)
    {
        var element = _expressions.Element(o.Array, o.Indices);

        // a[i] *= e, where the element is read and written in one expression.
        if (_folding.IsFolded(o.Value) && _tree.Definition(o.Value)?.Operation is PrimitiveOperation { IsChecked: false } primitive
            && Expressions.Operator(primitive.Primitive) is var (text, precedence) && precedence is Precedence.Additive or Precedence.Multiplicative
            && primitive.Result.Type is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single or ScalarKind.Int32 or ScalarKind.Int64 }
            && _folding.IsFolded(primitive.Inputs[0])
            && _tree.Definition(primitive.Inputs[0])?.Operation is LoadOperation load
            && load.Array.Id == o.Array.Id && load.Indices.Select(static index => index.Id).SequenceEqual(o.Indices.Select(static index => index.Id))
            && !_folding.EffectsOf(operation).Any(static effect => effect.Operation is not StoreOperation && (effect.Effects & (Effects.Writes | Effects.Unknown)) != 0))
        {
            block.Add(new TextStatement(element + Spaced(Compound(text, primitive.Inputs[1]))));
            return;
        }

        block.Add(new TextStatement(element + " = " + _expressions.Converted(o.Value)));
    }

    private void Accumulate(AccumulateOperation o, Block block) =>
        block.Add(new TextStatement(_expressions.Element(o.Array, o.Indices) + Spaced(Compound("+", o.Value))));

    private static string Spaced((string Operator, string Value) compound) =>
        compound.Value.Length == 0 ? compound.Operator : " " + compound.Operator + " " + compound.Value;

    private string Copy(CopyOperation o)
    {
        if (o.Adds)
        {
            var element = o.Source.Type.FloatingLeaf ?? o.Source.Type.Element!;
            return $"{DerivativeNames.Arguments(_frame.QualifiesNames)}.AddTo<{_expressions.Type(element)}>({_expressions.Converted(o.Source)}, {_expressions.Converted(o.Destination)})";
        }

        var source = _expressions.Exact(o.Source).At(Precedence.Primary);
        if (o.Source.Type.Rank > 1)
        {
            return $"{DerivativeNames.ArrayType(_frame.QualifiesNames)}.Copy({source}, {_expressions.Exact(o.Destination)}, {source}.Length)";
        }

        return (o.Source.Type, o.Destination.Type) switch
        {
            (ArrayType, ArrayType) => $"{source}.CopyTo({_expressions.Exact(o.Destination)}, 0)",
            (ArrayType, SpanType) => $"{source}.AsSpan().CopyTo({_expressions.Converted(o.Destination)})",
            _ => $"{source}.CopyTo({_expressions.Converted(o.Destination)})",
        };
    }

    private string FillElements(FillOperation o)
    {
        var array = _expressions.Exact(o.Array);
        if (o.Array.Type is SpanType)
        {
            return o.Value is null ? array.At(Precedence.Primary) + ".Clear()" : $"{array.At(Precedence.Primary)}.Fill({_expressions.Converted(o.Value)})";
        }

        var type = DerivativeNames.ArrayType(_frame.QualifiesNames);
        return o.Value is null ? $"{type}.Clear({array})" : $"{type}.Fill({array}, {_expressions.Exact(o.Value)})";
    }
}
