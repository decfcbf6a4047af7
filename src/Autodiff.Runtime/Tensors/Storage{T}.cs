using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autodiff.Internal;

/// <summary>The buffer of elements of one type: an array, the tensor's own or the user's.</summary>
internal class Storage<T>(T[]? array) : Storage
    where T : unmanaged
{
    private T[]? _array = array;

    /// <summary>All elements; pooled buffers may be longer than any tensor on them.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public Span<T> Elements
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var array = _array;
            return array != null ? new Span<T>(array) : Foreign;
        }
    }

    /// <summary>The array behind the elements, if there is one.</summary>
    public T[]? Array => _array;

    /// <summary>All elements, for the user.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public virtual Memory<T> Memory
    {
        get
        {
            if (_array == null)
                ThrowReleased();
            return _array;
        }
    }

    /// <summary>Memory that is not an array.</summary>
    protected virtual Span<T> Foreign
    {
        get
        {
            ThrowReleased();
            return default;
        }
    }

    /// <inheritdoc/>
    public override void Release()
    {
        if (IsReleased)
            return;
        IsReleased = true;
        var array = _array;
        _array = null;
        if (array != null && !IsEscaped)
            TensorBuffers.Return(array);
    }

    [DoesNotReturn]
    private protected static void ThrowReleased() => throw new ObjectDisposedException(
        "Tensor",
        "The tensor's buffer was returned when its Tensors.Scope ended or it was disposed. Keep what is needed longer with scope.Keep(tensor), or clone it outside the scope.");
}
