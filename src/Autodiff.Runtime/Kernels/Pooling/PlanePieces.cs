namespace Autodiff.Internal;

/// <summary>Planes in pieces of some thousand elements.</summary>
internal static class PlanePieces
{
    private const int Elements = 1 << 15;
    private const long SharedElements = 1 << 17;

    /// <summary>How many planes a piece has.</summary>
    public static int PlanesOfPiece(int pixels) => Math.Max(1, Elements / Math.Max(1, pixels));

    /// <summary>Runs the pieces, shared if they are worth it.</summary>
    public static void Run<TBody>(in TBody body, int planes, int pixels)
        where TBody : struct, IWorkBody, allows ref struct
    {
        var each = PlanesOfPiece(pixels);
        var pieces = (planes + each - 1) / each;
        if ((long)planes * pixels >= SharedElements)
        {
            WorkSharing.Run(pieces, body);
            return;
        }

        var own = body;
        for (var i = 0; i < pieces; i++)
            own.Invoke(i);
    }
}
