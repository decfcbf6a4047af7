using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <content>Which buffers only the pass knows, and how they serve again.</content>
internal sealed partial class BackwardPass
{
    private readonly IdleSlot[] _idle = new IdleSlot[8];
    private int _idleCount;

    /// <summary>Notes that one more place holds a cotangent, so that its buffer is not reused after the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hold(Tensor cotangent) => cotangent.Storage.Holders++;

    /// <summary>A tensor of arbitrary elements that the pass has done with, if there is one of this size.</summary>
    public Tensor<T>? Reuse<T>(Layout layout)
        where T : unmanaged
    {
        for (var i = _idleCount - 1; i >= 0; i--)
        {
            if (_idle[i].Tensor is not Tensor<T> tensor || tensor.Layout.Count != layout.Count)
                continue;
            _idle[i] = _idle[--_idleCount];
            _idle[_idleCount].Tensor = null;
            tensor.Layout = layout;
            return tensor;
        }

        return null;
    }

    /// <summary>Whether only one place of this pass knows the whole buffer of a cotangent.</summary>
    public bool IsPrivate(Tensor cotangent) => cotangent.Storage.Holders == 1 && IsOwn(cotangent);

    /// <summary>A place has done with a cotangent; after the last, the tensor serves again.</summary>
    private void Dismiss(Tensor cotangent)
    {
        var storage = cotangent.Storage;
        if (--storage.Holders != 0 || !IsOwn(cotangent))
            return;
        if (_idleCount < _idle.Length)
            _idle[_idleCount++].Tensor = cotangent;
        else
            storage.Release();
    }

    /// <summary>Whether a tensor is the whole of a buffer that was made in this pass and that no graph refers to.</summary>
    private bool IsOwn(Tensor cotangent) =>
        cotangent.Storage.Pass == Number && !CreatesGraph && cotangent.Tracking == Tracking.None && cotangent.CoversStorage;

    private void GiveBackIdle()
    {
        while (_idleCount > 0)
        {
            _idle[--_idleCount].Tensor!.Storage.Release();
            _idle[_idleCount].Tensor = null;
        }
    }

    /// <summary>A place for a tensor, written without the checks of an array of a class that others derive from.</summary>
    private struct IdleSlot
    {
        public Tensor? Tensor;
    }
}
