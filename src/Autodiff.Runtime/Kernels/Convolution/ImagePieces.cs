namespace Autodiff.Internal;

/// <summary>How images are divided: what a piece works on stays in the second cache, and one image is enough for several threads.</summary>
internal static class ImagePieces
{
    private const int Bytes = 256 << 10;
    private const int PiecesOfBatch = 8;
    private const int PixelsOfPiece = 64;

    /// <summary>How many rows a piece has.</summary>
    public static unsafe int Rows<T>(int batch, int height, int width, long elementsOfRow)
        where T : unmanaged
    {
        var rows = Math.Clamp(Bytes / Math.Max(1, elementsOfRow * sizeof(T)), 1, height);
        if (batch < PiecesOfBatch)
            rows = Math.Min(rows, ((long)batch * height + PiecesOfBatch - 1) / PiecesOfBatch);

        // The weights are read once for each piece.
        rows = Math.Clamp(Math.Max(rows, (PixelsOfPiece + width - 1) / width), 1, height);
        var pieces = (height + rows - 1) / rows;
        return (int)((height + pieces - 1) / pieces);
    }
}
