namespace Autodiff.Generator.Lowering;

/// <summary>
/// Lower: what is still to be lowered in the current region, as a list that can be taken into a branch: statements after an
/// <c>if</c> that leaves go into its other branch.
/// </summary>
internal sealed class Steps(Step head, Steps? tail)
{
    public Step Head { get; } = head;

    public Steps? Tail { get; } = tail;

    public static Completion CompletionOf(Steps? steps)
    {
        var completion = Completion.Falling;
        for (; steps is not null && completion.Falls; steps = steps.Tail)
        {
            completion = completion.Then(steps.Head.Completion);
        }

        return completion;
    }

    public static Steps? Concat(Steps? first, Steps? second)
    {
        if (second is null)
        {
            return first;
        }

        var heads = new Stack<Step>();
        for (; first is not null; first = first.Tail)
        {
            heads.Push(first.Head);
        }

        while (heads.Count > 0)
        {
            second = new Steps(heads.Pop(), second);
        }

        return second;
    }
}
