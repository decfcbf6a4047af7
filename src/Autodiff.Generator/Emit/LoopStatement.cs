namespace Autodiff.Generator.Emit;

/// <summary><c>for</c>, <c>while</c>, <c>do … while</c>.</summary>
/// <param name="condition">The condition; null for a loop that only jumps end.</param>
/// <param name="body">The body.</param>
/// <param name="steps">What a <c>for</c> does after each iteration; none for the other loops.</param>
/// <param name="testsAtEnd">Whether it is a <c>do</c>.</param>
/// <param name="hasBreak">Whether a <c>break</c> in the body ends it.</param>
internal sealed class LoopStatement(string? condition, Block body, IReadOnlyList<AssignStatement> steps, bool testsAtEnd, bool hasBreak) : Statement
{
    public string? Condition { get; } = condition;

    public Block Body { get; } = body;

    public List<AssignStatement> Steps { get; } = [.. steps];

    public bool TestsAtEnd { get; } = testsAtEnd;

    /// <summary>What a <c>for</c> initialises.</summary>
    public AssignStatement? Initializer { get; set; }

    /// <summary>The scope of a <c>for</c>'s variable: the header and the body.</summary>
    public Block Header { get; } = new();

    public override IEnumerable<string> Texts =>
    [
        .. Initializer?.Texts ?? [],
        .. Condition is null ? (string[])[] : [Condition],
        .. Steps.SelectMany(static step => step.Texts),
    ];

    public override IEnumerable<Block> Blocks => [Body];

    public override bool Leaves => Condition is null && !hasBreak;
}
