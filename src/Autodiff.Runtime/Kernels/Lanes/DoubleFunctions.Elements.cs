namespace Autodiff.Internal;

internal static unsafe partial class DoubleFunctions
{
    public static TLane Log2<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Log2, x);

    public static TLane Log10<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Log10, x);

    public static TLane Asin<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Asin, x);

    public static TLane Acos<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Acos, x);

    public static TLane Asinh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Asinh, x);

    public static TLane Acosh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Acosh, x);

    public static TLane Atanh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Atanh, x);

    public static TLane Erfc<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&SpecialFunctions.Erfc, x);

    public static TLane LogGamma<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&SpecialFunctions.LogGamma, x);

    public static TLane Polygamma<TLane>(int order, TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&SpecialFunctions.Polygamma, order, x);

    public static TLane Atan2<TLane>(TLane y, TLane x)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Math.Atan2, y, x);

    public static TLane Hypot<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&double.Hypot, x, y);

    public static TLane Remainder<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, double> => PerElement.Apply<TLane, double>(&Remainder, x, y);

    private static double Remainder(double x, double y) => x % y;
}
