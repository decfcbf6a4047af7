using System.Numerics;

namespace Autodiff.Tests.Reference;

/// <summary>Views, joins, slices and indexing.</summary>
internal static class ShapeReferences
{
    public static void AddTo<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        AddViews(table);
        AddPieces(table);
        AddCopies(table);
        AddIndexing(table);
    }

    private static void AddViews<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("reshape", call => call.X.Reshape(call.Attributes.Integers("shape")));
        table.Add("expand", call => call.X.Expand(call.Attributes.Integers("shape")));
        table.Add("broadcast_to", call => call.X.BroadcastTo(call.Attributes.Integers("shape")));
        table.Add("flatten", call => call.X.Flatten(call.Attributes.Integer("startDim", 0), call.Attributes.Integer("endDim", -1)));
        table.Add("unflatten", call => call.X.Unflatten(call.Attributes.Integer("dim"), call.Attributes.Integers("shape")));
        table.Add("permute", call => call.X.Permute(call.Attributes.Integers("dims")));
        table.Add("transpose", call => call.X.Transpose(call.Attributes.Integer("dim0"), call.Attributes.Integer("dim1")));
        table.Add("swapaxes", call => call.X.SwapAxes(call.Attributes.Integer("dim0"), call.Attributes.Integer("dim1")));
        table.Add("movedim", call => call.X.MoveDim(call.Attributes.Integer("source"), call.Attributes.Integer("destination")));
        table.Add("t", call => call.X.T());
        table.Add("squeeze", call => call.Attributes.OptionalInteger("dim") is { } dim ? call.X.Squeeze(dim) : call.X.Squeeze());
        table.Add("unsqueeze", call => call.X.Unsqueeze(call.Attributes.Integer("dim")));
    }

    private static void AddPieces<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.AddSeveral("split", call => call.Attributes.Integers(call.Attributes.FirstOf("sizes", "size")!) is var sizes && sizes is [var size]
            ? call.X.Split(size, call.Attributes.Integer("dim", 0))
            : call.X.Split(sizes, call.Attributes.Integer("dim", 0)));
        table.AddSeveral("chunk", call => call.X.Chunk(call.Attributes.Integer("chunks"), call.Attributes.Integer("dim", 0)));
        table.AddSeveral("unbind", call => call.X.Unbind(call.Attributes.Integer("dim", 0)));
        table.Add("narrow", call => call.X.Narrow(
            call.Attributes.Integer("dim"), call.Attributes.Integer("start"), call.Attributes.Integer("length")));
        table.Add("slice", call => call.X.Slice(
            call.Attributes.Integer("dim"), call.Attributes.OptionalInteger("start"), call.Attributes.OptionalInteger("end"),
            call.Attributes.Integer("step", 1)));
        table.Add("select", call => call.X.Select(call.Attributes.Integer("dim"), call.Attributes.Integer("index")));
    }

    private static void AddCopies<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("repeat", call => call.X.Repeat(call.Attributes.Integers("repeats")));
        table.Add("tile", call => call.X.Tile(call.Attributes.Integers("repeats")));
        table.Add("cat", call => Tensor.Cat<T>(call.All, call.Attributes.Integer("dim", 0)));
        table.Add("stack", call => Tensor.Stack<T>(call.All, call.Attributes.Integer("dim", 0)));
        table.Add("flip", call => call.X.Flip(call.Attributes.Integers("dims")));
        table.Add("roll", call => call.Attributes.OptionalIntegers("dims") is { } dims
            ? call.X.Roll(call.Attributes.Integers("shifts"), dims)
            : call.X.Roll(call.Attributes.Integers("shifts")[0]));
        table.Add("pad", call => call.X.Pad(
            call.Attributes.Integers("pad"), Enum.Parse<PadMode>(call.Attributes.Text("mode", "constant"), ignoreCase: true),
            call.Attributes.Number("value", 0)));
        table.AddSeveral("sort", call =>
        {
            var (values, indices) = call.X.Sort(call.Attributes.Integer("dim", -1), call.Attributes.Flag("descending"));
            return [values, indices];
        });
        table.AddSeveral("topk", call =>
        {
            var (values, indices) = call.X.TopK(
                call.Attributes.Integer("k"), call.Attributes.Integer("dim", -1), call.Attributes.Flag("largest", true));
            return [values, indices];
        });
    }

    private static void AddIndexing<T>(ReferenceTable<T> table)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        table.Add("index_select", call => call.X.IndexSelect(call.Attributes.Integer("dim"), call.Indices("index")));
        table.Add("index_add", call => call.X.IndexAdd(call.Attributes.Integer("dim"), call.Indices("index"), call["src"]));
        table.Add("gather", call => call.X.Gather(call.Attributes.Integer("dim"), call.Indices("index")));
        table.Add("scatter", call => call.X.Scatter(call.Attributes.Integer("dim"), call.Indices("index"), call["src"]));
        table.Add("scatter_add", call => call.X.ScatterAdd(call.Attributes.Integer("dim"), call.Indices("index"), call["src"]));
        table.Add("masked_select", call => call.X.MaskedSelect(call.Mask("mask")));
    }
}
