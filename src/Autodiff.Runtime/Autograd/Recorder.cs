using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>Puts operations on the tape and carries tangents through them.</summary>
/// <remarks>
/// An operation computes its result, and if <see cref="Tracks(Tensor)"/> says so, makes its node and records it:
/// <code>
/// return Recorder.Tracks(x) ? Recorder.Record(new ExpNode(x, result), x, result) : result;
/// </code>
/// </remarks>
internal static class Recorder
{
    /// <summary>Whether an operation on the tensor must be recorded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Tracks(Tensor x) => x.Tracking != Tracking.None && Tracks(x.Tracking);

    /// <summary>Whether an operation on the tensors must be recorded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Tracks(Tensor x, Tensor y) => (x.Tracking | y.Tracking) != Tracking.None && Tracks(x.Tracking | y.Tracking);

    /// <summary>Whether an operation on the tensors, of which any may be null, must be recorded.</summary>
    public static bool Tracks(params ReadOnlySpan<Tensor?> inputs)
    {
        var all = Tracking.None;
        foreach (var input in inputs)
            all |= input?.Tracking ?? Tracking.None;
        return all != Tracking.None && Tracks(all);
    }

    /// <summary>Records an operation on one tensor.</summary>
    public static Tensor<T> Record<T>(Node1<T> node, Tensor<T> x, Tensor<T> result)
        where T : unmanaged
    {
        var thread = TensorThread.Current;
        if ((x.Tracking & Tracking.RequiresGrad) != 0 && thread.IsRecording)
        {
            node.First = x.NodeOrLeaf;
            Own(node, result, thread);
        }

        if ((x.Tracking & Tracking.HasTangent) != 0 && thread.CarriesTangents)
            Carry(node, x, result, thread);
        return result;
    }

    /// <summary>Records an operation on two tensors.</summary>
    public static Tensor<T> Record<T>(Node2<T> node, Tensor<T> x, Tensor<T> y, Tensor<T> result)
        where T : unmanaged
    {
        var thread = TensorThread.Current;
        if (((x.Tracking | y.Tracking) & Tracking.RequiresGrad) != 0 && thread.IsRecording)
        {
            if (x.RequiresGrad)
                node.First = x.NodeOrLeaf;
            if (y.RequiresGrad)
                node.Second = y.NodeOrLeaf;
            Own(node, result, thread);
        }

        if (((x.Tracking | y.Tracking) & Tracking.HasTangent) != 0 && thread.CarriesTangents)
            Carry(node, x, y, result, thread);
        return result;
    }

    /// <summary>Records an operation on any number of tensors; an input may be null.</summary>
    public static Tensor<T> Record<T>(NodeN<T> node, ReadOnlySpan<Tensor<T>?> inputs, Tensor<T> result)
        where T : unmanaged
    {
        var thread = TensorThread.Current;
        if (Link(node, inputs, thread))
            Own(node, result, thread);
        if (Tangents(inputs, thread) is { } tangents)
        {
            thread.CarriesTangents = false;
            try
            {
                Attach(result, node.Jvp(tangents), thread);
            }
            finally
            {
                thread.CarriesTangents = true;
            }
        }

        return result;
    }

    /// <summary>Records an operation with several results; an input may be null.</summary>
    public static void Record<T>(NodeWithResults<T> node, ReadOnlySpan<Tensor<T>?> inputs, ReadOnlySpan<Tensor<T>> results)
        where T : unmanaged
    {
        var thread = TensorThread.Current;
        if (Link(node, inputs, thread))
        {
            for (var i = 0; i < results.Length; i++)
                Own(new ResultNode<T>(node, i), results[i], thread);
            if (thread.DetectsAnomalies)
                Anomaly.NoteCallSite(node);
        }

        if (Tangents(inputs, thread) is { } tangents)
        {
            thread.CarriesTangents = false;
            try
            {
                var resultTangents = new Tensor<T>?[results.Length];
                node.Jvp(tangents, resultTangents);
                for (var i = 0; i < results.Length; i++)
                {
                    if (resultTangents[i] is { } tangent)
                        Attach(results[i], tangent, thread);
                }
            }
            finally
            {
                thread.CarriesTangents = true;
            }
        }
    }

    /// <summary>Makes a node the one that computed a tensor.</summary>
    public static void Own(Node node, Tensor result, TensorThread thread)
    {
        result.Creator = node;
        result.Tracking |= Tracking.RequiresGrad;
        if (thread.DetectsAnomalies)
            Anomaly.NoteCallSite(node);
    }

    /// <summary>Gives a result its tangent.</summary>
    public static void Attach(Tensor result, Tensor tangent, TensorThread thread) => thread.DualLevel!.Attach(result, tangent);

    private static void Carry<T>(Node1<T> node, Tensor<T> x, Tensor<T> result, TensorThread thread)
        where T : unmanaged
    {
        thread.CarriesTangents = false;
        try
        {
            Attach(result, node.Jvp(x.Tangent!), thread);
        }
        finally
        {
            thread.CarriesTangents = true;
        }
    }

    private static void Carry<T>(Node2<T> node, Tensor<T> x, Tensor<T> y, Tensor<T> result, TensorThread thread)
        where T : unmanaged
    {
        thread.CarriesTangents = false;
        try
        {
            Attach(result, node.Jvp(x.Tangent, y.Tangent), thread);
        }
        finally
        {
            thread.CarriesTangents = true;
        }
    }

    private static bool Tracks(Tracking tracking)
    {
        var thread = TensorThread.Current;
        return ((tracking & Tracking.RequiresGrad) != 0 && thread.IsRecording)
            || ((tracking & Tracking.HasTangent) != 0 && thread.CarriesTangents);
    }

    private static bool Link<T>(Node node, ReadOnlySpan<Tensor<T>?> inputs, TensorThread thread)
        where T : unmanaged
    {
        var any = false;
        if (!thread.IsRecording)
            return false;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not { RequiresGrad: true } input)
                continue;
            node.SetEdge(i, input.NodeOrLeaf);
            any = true;
        }

        return any;
    }

    private static Tensor<T>?[]? Tangents<T>(ReadOnlySpan<Tensor<T>?> inputs, TensorThread thread)
        where T : unmanaged
    {
        if (!thread.CarriesTangents)
            return null;
        Tensor<T>?[]? tangents = null;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i]?.Tangent is { } tangent)
                (tangents ??= new Tensor<T>?[inputs.Length])[i] = tangent;
        }

        return tangents;
    }
}
