namespace Autodiff.Internal;

internal static unsafe partial class SingleFunctions
{
    public static TLane Log2<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Log2, x);

    public static TLane Log10<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Log10, x);

    public static TLane Asin<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Asin, x);

    public static TLane Acos<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Acos, x);

    public static TLane Asinh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Asinh, x);

    public static TLane Acosh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Acosh, x);

    public static TLane Atanh<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Atanh, x);

    public static TLane Erfc<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&SpecialFunctions.Erfc, x);

    public static TLane LogGamma<TLane>(TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&SpecialFunctions.LogGamma, x);

    public static TLane Polygamma<TLane>(int order, TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&SpecialFunctions.Polygamma, order, x);

    public static TLane Atan2<TLane>(TLane y, TLane x)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Math.Atan2, y, x);

    public static TLane Hypot<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&double.Hypot, x, y);

    public static TLane Remainder<TLane>(TLane x, TLane y)
        where TLane : unmanaged, ILane<TLane, float> => PerElement.Apply<TLane, float>(&Remainder, x, y);

    private static double Remainder(double x, double y) => x % y;
}
