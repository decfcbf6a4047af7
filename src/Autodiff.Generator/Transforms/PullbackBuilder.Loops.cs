using Autodiff.Generator.Analysis;
using Autodiff.Generator.Collections;
using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;

namespace Autodiff.Generator.Transforms;

/// <summary>
/// The reverse of loops: as many iterations backwards, carrying the cotangents of the slots and of the outer values the body reads. If the loop was left, the
/// first of them is the last, partial iteration; the exit code says how far it came.
/// </summary>
internal sealed partial class PullbackBuilder
{
    /// <summary>A slot of a reverse loop under construction.</summary>
    /// <param name="Init">Its value on entry.</param>
    /// <param name="Parameter">Its value in an iteration.</param>
    /// <param name="Next">Its value after the body; for the counter, after the step.</param>
    /// <param name="OnResult">What to do with its final value.</param>
    private sealed record ReverseSlot(IrValue Init, IrValue Parameter, IrValue Next, Action<IrValue>? OnResult)
    {
        /// <summary>Whether it is the cotangent of a value from outside, which stays as it was if the loop does not change it.</summary>
        public bool IsOuter { get; init; }

        /// <summary>The counter's parameter of the step region.</summary>
        public IrValue? StepParameter { get; init; }
    }

    private void ReverseLoop(ReverseScope scope, OperationNode node, LoopOperation loop)
    {
        var seeds = Enumerable.Range(0, loop.SlotCount)
            .Select(i => loop.Values[i].Type.IsFloating ? TakeCotangent(scope, loop.Values[i]) : null).ToArray();
        if (loop.Body.Throws || (seeds.All(static seed => seed is null) && !HasReverse(node)))
        {
            return;
        }

        if (TryFuse(scope, node, loop, seeds))
        {
            return;
        }

        var builder = scope.Builder;
        var bodyBuilder = builder.Nested();
        var stepBuilder = builder.Nested();
        var slots = new List<ReverseSlot>();
        IrValue? exit = null;
        if (loop.HasExit)
        {
            var code = Request(scope, loop.ExitCode!);
            exit = _context.Fresh(IrType.Int32, "exit");
            slots.Add(new ReverseSlot(code, exit, bodyBuilder.Int32(0), null));
        }

        var body = new ReverseScope(node.Regions[1], bodyBuilder, scope) { ExitCode = exit };
        var (counter, condition) = Count(scope, node, loop, body, stepBuilder);

        // Cotangents of outer values that the loop reads, then of the slots.
        var outer = node.Operation.FreeValues()
            .Where(value => value.Type.IsFloating && _activity.IsActive(value) && _context.ConstantOf(value) is null).ToArray();
        var outerParameters = outer.Select(value => Bar(value)).ToArray();
        for (var i = 0; i < outer.Length; i++)
        {
            body.Cotangents[outer[i].Id] = (outer[i], outerParameters[i]);
        }

        var active = Enumerable.Range(0, loop.SlotCount).Where(i => loop.Parameters[i].Type.IsFloating
            && (_activity.IsActive(loop.Parameters[i]) || _activity.IsActive(loop.Values[i]))).ToArray();
        var slotParameters = active.ToDictionary(static i => i, i => Bar(loop.Parameters[i]));
        CarryReferences(scope, body, loop, slots);

        ReverseStepAndBody(body, node, loop, active, slotParameters, exit);

        foreach (var i in active)
        {
            var next = TakeCotangent(body, loop.Parameters[i]) ?? bodyBuilder.Zero(loop.Parameters[i].Type);
            var init = loop.Inits[i];
            slots.Add(new ReverseSlot(
                seeds[i] ?? builder.Zero(init.Type), slotParameters[i], next, result => AddCotangent(scope, init, result)));
        }

        for (var i = 0; i < outer.Length; i++)
        {
            var value = outer[i];
            slots.Insert(0, new ReverseSlot(
                FindCotangent(scope, value) ?? builder.Zero(value.Type), outerParameters[i], body.Cotangents[value.Id].Cotangent,
                result => scope.Cotangents[value.Id] = (value, result)) { IsOuter = true });
        }

        AppendReverseLoop(builder, counter, condition, bodyBuilder, stepBuilder, slots);
    }

    private IrValue Bar(IrValue value) => _context.Fresh(value.Type, value.Name is null ? null : value.Name + BarSuffix);

    private void ReverseStepAndBody(
        ReverseScope body, OperationNode node, LoopOperation loop, int[] active, Dictionary<int, IrValue> slotParameters, IrValue? exit)
    {
        body.MoveTo(body.Node.Operations.Count);
        var passes = active.All(i => loop.Step.Yields[i].Id == loop.Step.Parameters[i].Id);
        if (passes && !HasReverse(node.Regions[2]))
        {
            foreach (var i in active)
            {
                AddCotangent(body, loop.Body.Yields[i], slotParameters[i]);
            }
        }
        else
        {
            void ReverseStep(ReverseScope step)
            {
                step.MoveTo(step.Node.Operations.Count);
                foreach (var i in active)
                {
                    AddCotangent(step, loop.Step.Yields[i], slotParameters[i]);
                }

                ReverseRegion(step);
                foreach (var i in active)
                {
                    if (TakeCotangent(step, loop.Step.Parameters[i]) is { } cotangent)
                    {
                        AddCotangent(step, loop.Body.Yields[i], cotangent);
                    }
                }
            }

            if (exit is null)
            {
                var step = new ReverseScope(node.Regions[2], body.Builder.OpenSection(), body);
                ReverseStep(step);
                foreach (var entry in OuterCotangents(step))
                {
                    body.Cotangents[entry.Primal.Id] = entry;
                }
            }
            else
            {
                // The step did not run in the iteration that left the loop.
                Merge(
                    body,
                    body.Recomputed.Compare(Primitive.Equal, exit, body.Recomputed.Int32(0)),
                    builder => new ReverseScope(node.Regions[2], builder, body),
                    ReverseStep,
                    builder => new ReverseScope(node.Regions[2], builder, body),
                    left =>
                    {
                        foreach (var i in active)
                        {
                            AddCotangent(left, loop.Body.Yields[i], slotParameters[i]);
                        }
                    });
            }
        }

        ReverseRegion(body);
    }

    private bool HasReverse(RegionNode region) => region.Operations.Any(static _ => true)
        && region.Operations.Any(node => node.Operation is StoreOperation or CallOperation or CopyOperation or FillOperation or LoadOperation || HasReverse(node));

    /// <summary>The counter of the reverse loop: its slot and its condition.</summary>
    private (ReverseSlot Slot, IrRegion Condition) Count(
        ReverseScope scope, OperationNode node, LoopOperation loop, ReverseScope body, IrBuilder stepBuilder)
    {
        var builder = scope.Builder;
        var test = builder.Nested();
        if (CountedLoop.Find(loop, node, _context) is { } counted)
        {
            var primal = loop.Parameters[counted.Slot];
            var i = _context.Fresh(IrType.Int32, primal.Name ?? "i");
            body.Values[primal.Id] = i;
            var first = Request(scope, loop.Inits[counted.Slot]);
            OfferAffineSlots(scope, body, loop, counted, i, first);
            var last = Last(scope, node, loop, counted);
            var inRange = test.Compare(counted.Stride > 0 ? Primitive.GreaterOrEqual : Primitive.LessOrEqual, i, Repeat(test, first));
            var stepped = _context.Fresh(IrType.Int32, i.Name);
            var next = stepBuilder.Primitive(
                counted.Stride > 0 ? Primitive.Subtract : Primitive.Add, IrType.Int32,
                [stepped, stepBuilder.Int32(Math.Abs(counted.Stride))], i.Name);
            return (new ReverseSlot(last, i, next, null) { StepParameter = stepped }, test.ToRegion([inRange]));
        }

        var trips = TripsOf(node);
        var k = _context.Fresh(IrType.Int32, "trip");
        var more = test.Compare(Primitive.Greater, k, test.Int32(0));
        var countdown = _context.Fresh(IrType.Int32, "trip");
        var fewer = stepBuilder.Primitive(Primitive.Subtract, IrType.Int32, [countdown, stepBuilder.Int32(1)], "trip");
        return (new ReverseSlot(Request(scope, trips), k, fewer, null) { StepParameter = countdown }, test.ToRegion([more]));
    }

    /// <summary>
    /// Integers that each iteration advances by a constant (a running index) follow from the counter: their values need not be stored.
    /// </summary>
    private void OfferAffineSlots(
        ReverseScope scope, ReverseScope body, LoopOperation loop, CountedLoop counted, IrValue counter, IrValue first)
    {
        if (Math.Abs(counted.Stride) != 1)
        {
            return;
        }

        for (var k = 0; k < loop.SlotCount; k++)
        {
            var slot = k;
            if (slot == counted.Slot || loop.Parameters[slot].Type != IrType.Int32 || Advance(loop, slot) is not { } advance)
            {
                continue;
            }

            var parameter = loop.Parameters[slot];
            body.OnDemand[parameter.Id] = () =>
            {
                body.OnDemand.Remove(parameter.Id);
                var init = Request(scope, loop.Inits[slot]);
                var b = body.Recomputed;
                var trips = b.IsZero(first) ? counter : b.Call(Primitive.Subtract, counter, Repeat(b, first));
                var factor = advance * counted.Stride;
                var distance = factor == 1 ? trips : b.Call(Primitive.Multiply, b.Int32(factor), trips);
                body.Values[parameter.Id] = b.IsZero(init)
                    ? distance
                    : b.Primitive(Primitive.Add, IrType.Int32, [Repeat(b, init), distance], parameter.Name);
            };
        }
    }

    // What an iteration adds to an integer slot, if that is one constant on every path.
    private int? Advance(LoopOperation loop, int slot)
    {
        int? Constant(IrValue value, IrValue start) =>
            value.Id == start.Id ? 0
            : _context.Definition(value) is PrimitiveOperation { IsChecked: false, Primitive: Primitive.Add or Primitive.Subtract } sum
                && sum.Inputs[0].Id == start.Id && _context.ConstantOf(sum.Inputs[1]) is { Bits: > -10_000 and < 10_000 } constant
                ? (int)(sum.Primitive is Primitive.Add ? constant.Bits : -constant.Bits)
                : null;

        return !loop.Body.Throws && Constant(loop.Body.Yields[slot], loop.Parameters[slot]) is { } inBody
            && Constant(loop.Step.Yields[slot], loop.Step.Parameters[slot]) is { } inStep && inBody + inStep != 0
            ? inBody + inStep
            : null;
    }

    // A constant is repeated where it is used, so that the emitter writes it there.
    private IrValue Repeat(IrBuilder builder, IrValue value) => _context.ConstantOf(value) is { } constant ? builder.Constant(constant) : value;

    /// <summary>The induction variable in the last iteration that began.</summary>
    private IrValue Last(ReverseScope scope, OperationNode node, LoopOperation loop, CountedLoop counted)
    {
        var builder = scope.Builder;
        if (!loop.HasExit && Math.Abs(counted.Stride) == 1 && counted.Bound is { } bound)
        {
            var forwards = counted.Stride > 0;
            if (forwards ? counted.Comparison is Primitive.Less or Primitive.LessOrEqual : counted.Comparison is Primitive.Greater or Primitive.GreaterOrEqual)
            {
                var limit = RequestBound(scope, node, bound);
                return counted.Comparison switch
                {
                    Primitive.Less => Offset(builder, limit, -1),
                    Primitive.Greater => Offset(builder, limit, 1),
                    _ => limit,
                };
            }
        }

        var final = Request(scope, loop.Values[counted.Slot]);
        if (!loop.HasExit)
        {
            return Offset(builder, final, -counted.Stride);
        }

        // An iteration that left the loop did not step.
        var code = Request(scope, loop.ExitCode!);
        return builder.Select(
            builder.Compare(Primitive.Equal, code, builder.Int32(0)),
            b => Offset(b, final, -counted.Stride),
            _ => final);
    }

    private IrValue Offset(IrBuilder builder, IrValue value, int offset) =>
        _context.ConstantOf(value) is { } constant ? builder.Int32(unchecked((int)constant.Bits + offset))
        : offset < 0 ? builder.Call(Primitive.Subtract, value, builder.Int32(-offset))
        : builder.Call(Primitive.Add, value, builder.Int32(offset));

    private IrValue RequestBound(ReverseScope scope, OperationNode node, IrValue bound)
    {
        if (!ReferenceEquals(RegionOf(bound), node.Regions[0]))
        {
            return Request(scope, bound);
        }

        if (_context.ConstantOf(bound) is { } constant)
        {
            return scope.Builder.Constant(constant);
        }

        var operation = _tree.DefinitionOf(bound)!.Operation;
        var rewriter = new IrRewriter(value => _context.Fresh(value.Type, value.Name));
        foreach (var operand in operation.Operands)
        {
            rewriter.Replace(operand, operation is LengthOperation && !IsRecomputable(OwnerOf(scope, operand), operand) && _shadows.Find(operand) is { } shadow
                ? Request(scope, shadow)
                : RequestBound(scope, node, operand));
        }

        return scope.Builder.Append(rewriter.Rewrite(operation) with { OriginId = -1 }).Results[0];
    }

    private ReverseScope OwnerOf(ReverseScope scope, IrValue value)
    {
        var region = RegionOf(value);
        var owner = scope;
        while (!ReferenceEquals(owner.Node, region) && owner.Parent is { } parent)
        {
            owner = parent;
        }

        return owner;
    }

    private IrValue TripsOf(OperationNode node)
    {
        if (!_plan.Trips.TryGetValue(node, out var trips))
        {
            _plan.Trips[node] = trips = _context.Fresh(IrType.Int32, "trips");
            _added[trips.Id] = node.Parent;
        }

        return trips;
    }

    /// <summary>
    /// Array variables that only trade places in the loop (time stepping with two buffers) trade back in the reverse loop; nothing is stored.
    /// </summary>
    private void CarryReferences(ReverseScope scope, ReverseScope body, LoopOperation loop, List<ReverseSlot> slots)
    {
        var references = Enumerable.Range(0, loop.SlotCount).Where(i => loop.Parameters[i].Type.IsMemory
            && loop.Step.Yields[i].Id == loop.Step.Parameters[i].Id).ToArray();
        var positions = references.ToDictionary(i => loop.Parameters[i].Id, static i => i);
        foreach (var group in Cycles(references, positions, loop))
        {
            void Carry()
            {
                // After the iteration, slot i holds what the slot of the parameter it yields held before.
                var carried = group.ToDictionary(static i => i, i => _context.Fresh(loop.Parameters[i].Type, loop.Parameters[i].Name));
                foreach (var i in group)
                {
                    body.OnDemand.Remove(loop.Parameters[i].Id);
                    body.Values[loop.Body.Yields[i].Id] = carried[i];
                }

                foreach (var i in group)
                {
                    slots.Add(new ReverseSlot(Request(scope, loop.Values[i]), carried[i], body.Values[loop.Parameters[i].Id], null));
                }
            }

            foreach (var i in group)
            {
                body.OnDemand[loop.Parameters[i].Id] = Carry;
            }
        }
    }

    private static IEnumerable<List<int>> Cycles(int[] references, Dictionary<int, int> positions, LoopOperation loop)
    {
        var left = new HashSet<int>(references);
        while (left.Count > 0)
        {
            var start = left.First();
            var cycle = new List<int>();
            var i = start;
            while (left.Remove(i))
            {
                cycle.Add(i);
                if (!positions.TryGetValue(loop.Body.Yields[i].Id, out i))
                {
                    i = -1;
                    break;
                }
            }

            if (i == start)
            {
                yield return cycle;
            }
        }
    }

    private void AppendReverseLoop(
        IrBuilder builder, ReverseSlot counter, IrRegion condition, IrBuilder bodyBuilder, IrBuilder stepBuilder, List<ReverseSlot> slots)
    {
        // Cotangents that the body never changes need no slot: inside the loop they are what they were before.
        var unchanged = new IrRewriter();
        var kept = new List<ReverseSlot>();
        foreach (var slot in slots)
        {
            if (slot.Next.Id == slot.Parameter.Id)
            {
                unchanged.Replace(slot.Parameter, slot.Init);
            }
            else
            {
                kept.Add(slot);
            }
        }

        var steps = kept.Select(slot => _context.Fresh(slot.Parameter.Type, slot.Parameter.Name)).ToArray();
        var results = kept.Select(slot => _context.Fresh(slot.Parameter.Type, slot.Parameter.Name)).ToArray();
        var bodyRegion = unchanged.Rewrite(bodyBuilder.ToRegion([counter.Parameter, .. kept.Select(static slot => slot.Next)]));
        var loop = new LoopOperation(
            new([_context.Fresh(IrType.Int32), .. results]),
            new([counter.Init, .. kept.Select(static slot => slot.Init)]),
            new([counter.Parameter, .. kept.Select(static slot => slot.Parameter)]),
            condition,
            bodyRegion,
            stepBuilder.ToRegion([counter.Next, .. steps], [counter.StepParameter!, .. steps]));
        builder.Append(loop);
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].OnResult?.Invoke(results[i]);
        }

        foreach (var slot in slots)
        {
            if (slot.Next.Id == slot.Parameter.Id && !slot.IsOuter)
            {
                slot.OnResult?.Invoke(slot.Init);
            }
        }
    }
}
