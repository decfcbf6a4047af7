namespace Autodiff.Internal;

/// <summary>What epilogues ask of their operands.</summary>
internal static class EpilogueOperand
{
    /// <summary>Refuses a bias that has not one number for each row or column.</summary>
    public static void Check(int length, int needed, string what)
    {
        if (length != needed)
            throw new ArgumentException($"A bias of {length} numbers cannot be added to {needed} {what}.", "bias");
    }
}
