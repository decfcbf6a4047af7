namespace Autodiff.Corpus;

/// <summary>Names that a generated file uses too, and names that C# reserves.</summary>
public static partial class Names
{
    [Differentiable]
    public static double Keywords(double[] @in, double @out, ref double @ref)
    {
        double @return = 0;
        for (var @for = 0; @for < @in.Length; @for++) @return += @in[@for] * @out * @ref;
        @ref = @return;
        return @return * @out;
    }

    [Differentiable]
    public static double ContextualKeywords(double record, double var, double nameof, double when, double @await)
    {
        var async = record * var;
        var partial = async * nameof;
        return partial * when * @await;
    }

    [Differentiable]
    public static double HiddenTypes(double Math, double System, double Tape)
    {
        var Autodiff = Math * System;
        return Autodiff * Tape * global::System.Math.Sin(Math);
    }

    [Differentiable]
    public static double HiddenByLocals(double[] x)
    {
        var Math = 1.0;
        foreach (var Span in x) Math *= Span + global::System.Math.Cos(Math);
        return Math;
    }

    [Differentiable]
    public static double NamesOfDerivatives(double[] a, double[] aGradient, double[] aTangent, double[] aBar, double aDot)
    {
        var s = 1.0;
        for (var i = 0; i < a.Length; i++) s *= a[i] + aGradient[i] * aTangent[i] - aBar[i] / aDot;
        return s;
    }

    [Differentiable]
    public static double NamesOfSweeps(double tape, double[] value, ref double exit)
    {
        var result = 0.0;
        for (var trips = 0; trips < value.Length; trips++)
        {
            if (value[trips] * tape > 3)
            {
                exit = tape;
                return result * tape;
            }

            result += Math.Sin(value[trips] * tape) * exit;
        }

        exit *= result;
        return result;
    }

    [Differentiable]
    public static (double Value, (double Tangent, double Value) Gradient) NamesOfResults((double Value, double Tangent) Gradient, double Value)
        => (Value * Gradient.Value, (Gradient.Tangent, Value));

    [Differentiable]
    public static double IllegalInTuples(double Item2, double ToString, double Rest) => Item2 * ToString * Rest * Rest;

    [Differentiable]
    public static double Letters(double θ, double größe, double 数)
    {
        var é = Math.Sin(θ) * größe;
        return é * é * 数;
    }

    [Differentiable]
    public static double @default(double @params) => @params * @params;
}
