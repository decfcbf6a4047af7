namespace Autodiff.Samples.AdBench.Data;

/// <summary>
/// A bundle adjustment's residuals and Jacobian as another program computed them. All observations of ADBench's files are
/// copies of one, so only the first two rows of the Jacobian, and its last entry, are listed.
/// </summary>
/// <param name="ReprojectionError">The two errors of every observation.</param>
/// <param name="WeightError">The residual of every weight.</param>
/// <param name="RowStarts">Where the first rows begin, and where the last one ends.</param>
/// <param name="Columns">The columns of the first entries, and of the last.</param>
/// <param name="Values">The first entries, and the last.</param>
public sealed record BundleAdjustmentReference(
    double[] ReprojectionError, double WeightError, double[] RowStarts, double[] Columns, double[] Values)
{
    /// <summary>Reads gradbench's form, shortened as the summary says.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The text is something else.</exception>
    public static BundleAdjustmentReference Parse(string text, string name) => ReferenceJson.Read(text, name, root =>
    {
        var objective = root.GetProperty("objective");
        var jacobian = root.GetProperty("jacobian");
        var reference = new BundleAdjustmentReference(
            ReferenceJson.Numbers(objective.GetProperty("reproj_error").GetProperty("elements")),
            objective.GetProperty("w_err").GetProperty("element").GetDouble(),
            ReferenceJson.Numbers(jacobian.GetProperty("rows")),
            ReferenceJson.Numbers(jacobian.GetProperty("cols")),
            ReferenceJson.Numbers(jacobian.GetProperty("vals")));
        const int listed = 2 * (BundleAdjustment.CameraSize + BundleAdjustment.PointSize + 1) + 1;
        if (reference.ReprojectionError.Length != 2
            || reference.RowStarts.Length == 0
            || reference.Columns.Length != listed
            || reference.Values.Length != listed)
        {
            throw new FormatException($"it should list {listed} entries");
        }
        return reference;
    });
}
