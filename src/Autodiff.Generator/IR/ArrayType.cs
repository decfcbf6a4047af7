namespace Autodiff.Generator.IR;

/// <summary>A C# array; a jagged array is an array of arrays.</summary>
internal sealed record ArrayType(IrType ElementType, int Dimensions) : IrType
{
    public override string CSharp
    {
        get
        {
            // C# writes the outer rank first: double[][,] is an array of two-dimensional arrays.
            IrType innermost = this;
            var brackets = "";
            while (innermost is ArrayType array)
            {
                brackets += "[" + new string(',', array.Dimensions - 1) + "]";
                innermost = array.ElementType;
            }

            return innermost.CSharp + brackets;
        }
    }
}
