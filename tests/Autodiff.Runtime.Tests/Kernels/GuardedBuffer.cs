using System.Runtime.InteropServices;

namespace Autodiff.Tests.Kernels;

/// <summary>
/// Elements that end exactly where a page begins that may not be touched (or, at choice, begin where one ends): a read or
/// write past them ends the test process at once.
/// </summary>
/// <remarks>On Windows there is no such page; the elements are then plain memory.</remarks>
internal sealed unsafe class GuardedBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly byte* _mapping;
    private readonly nuint _mapped;
    private readonly T* _elements;

    /// <summary>A buffer of zeros.</summary>
    /// <param name="length">How many elements.</param>
    /// <param name="guardBefore">The forbidden page lies before the first element instead of after the last.</param>
    public GuardedBuffer(int length, bool guardBefore = false)
    {
        var page = (nuint)Environment.SystemPageSize;
        var bytes = (nuint)length * (nuint)sizeof(T);
        var inside = Math.Max(page, (bytes + page - 1) / page * page);
        _mapped = inside + page;
        Length = length;
        if (OperatingSystem.IsWindows())
        {
            _mapping = (byte*)NativeMemory.AllocZeroed(_mapped);
            _elements = (T*)_mapping;
            return;
        }

        const int ReadWrite = 3;
        const int None = 0;
        var privateAnonymous = OperatingSystem.IsMacOS() ? 0x1002 : 0x22;
        _mapping = (byte*)NativeMethods.mmap(0, _mapped, ReadWrite, privateAnonymous, -1, 0);
        if ((nint)_mapping == -1)
            throw new OutOfMemoryException($"mmap of {_mapped} bytes failed with {Marshal.GetLastPInvokeError()}.");
        var forbidden = guardBefore ? _mapping : _mapping + inside;
        if (NativeMethods.mprotect((nint)forbidden, page, None) != 0)
            throw new InvalidOperationException($"mprotect failed with {Marshal.GetLastPInvokeError()}.");
        _elements = (T*)(guardBefore ? _mapping + page : _mapping + inside - bytes);
    }

    /// <summary>A buffer with these elements.</summary>
    public GuardedBuffer(ReadOnlySpan<T> elements, bool guardBefore = false)
        : this(elements.Length, guardBefore) => elements.CopyTo(Span);

    /// <summary>How many elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => new(_elements, Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
            NativeMemory.Free(_mapping);
        else
            _ = NativeMethods.munmap((nint)_mapping, _mapped);
    }
}
