using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// Groups the pushes, and the pops, of straight code into frames: one check and one movement of the cursor for all of them. The layout of the tape
/// stays what single pushes make it, so the two sides need not be grouped alike.
/// </summary>
internal sealed class TapeFrames
{
    private const int Smallest = 3;

    private readonly IrContext _context;

    // The index of each element access that replaces a push or a pop, until it is put before it.
    private readonly Dictionary<IrOperation, ConstantOperation> _indices = new(IdentityComparer<IrOperation>.Instance);

    private TapeFrames(IrContext context) => _context = context;

    /// <summary>Groups in all functions of a method.</summary>
    public static DerivativeFunctions Group(DerivativeFunctions functions) => functions with
    {
        Gradient = functions.Gradient is null ? null : Group(functions.Gradient),
        Jvp = Group(functions.Jvp),
        Forward = Group(functions.Forward),
        Reverse = Group(functions.Reverse),
    };

    public static IrFunction Group(IrFunction function) =>
        function with { Body = new TapeFrames(IrContext.Following(function)).Group(function.Body) };

    private IrRegion Group(IrRegion region)
    {
        var operations = region.Operations.Select(GroupInside).ToList();
        foreach (var type in new[] { IrType.Double, IrType.Single })
        {
            foreach (var records in new[] { true, false })
            {
                operations = GroupRuns(operations, type, records);
            }
        }

        return region with { Operations = operations.ToEquatableArray() };
    }

    private IrOperation GroupInside(IrOperation operation) => operation switch
    {
        IfOperation o => o with { Then = Group(o.Then), Else = Group(o.Else) },
        LoopOperation o => o with { Condition = Group(o.Condition), Body = Group(o.Body), Step = Group(o.Step) },
        _ => operation,
    };

    // A run of pushes (pops) ends where anything else may move the same record.
    private List<IrOperation> GroupRuns(List<IrOperation> operations, IrType type, bool records)
    {
        var result = new List<IrOperation>();
        var run = new List<int>();

        void EndRun()
        {
            if (run.Count >= Smallest)
            {
                Replace(result, run, type, records);
            }

            run.Clear();
        }

        foreach (var operation in operations)
        {
            var isMember = records ? operation is PushOperation push && push.Value.Type == type : operation is PopOperation pop && pop.Result.Type == type;
            if (isMember)
            {
                run.Add(result.Count);
            }
            else if (MovesTape(operation))
            {
                EndRun();
            }

            result.Add(operation);
        }

        EndRun();
        return result;
    }

    private static bool MovesTape(IrOperation operation) =>
        operation is CallOperation { Form: CallForm.Forward or CallForm.Reverse } or FrameOperation
        || (operation is PushOperation or PopOperation && operation.Operands.Concat(operation.Results).Any(static value => value.Type.IsFloating))
        || operation.Regions.Any(static region => region.AllOperations().Any(static nested => (nested.Effects & Effects.Tape) != 0));

    private void Replace(List<IrOperation> operations, List<int> run, IrType type, bool records)
    {
        var span = _context.Fresh(new SpanType(type, IsReadOnly: !records), "saved");
        for (var i = 0; i < run.Count; i++)
        {
            // Popped last is pushed first.
            var index = new ConstantOperation(_context.Fresh(IrType.Int32), Constant.Of(records ? i : run.Count - 1 - i));
            _context.Define(index);
            IrOperation access = operations[run[i]] switch
            {
                PushOperation push => new StoreOperation(span, new([index.Result]), push.Value),
                PopOperation pop => new LoadOperation(pop.Result, span, new([index.Result])),
                var other => other,
            };
            operations[run[i]] = access;
            _indices[access] = index;
        }

        operations.Insert(run[0], new FrameOperation(span, run.Count, records));
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            if (_indices.TryGetValue(operations[i], out var index))
            {
                operations.Insert(i, index);
                _indices.Remove(operations[i + 1]);
            }
        }
    }
}
