using System.Runtime.InteropServices;

namespace Autodiff.Tests.Kernels;

/// <summary>The functions of libc that <see cref="GuardedBuffer{T}"/> needs.</summary>
internal static partial class NativeMethods
{
    [LibraryImport("libc", SetLastError = true)]
    public static partial nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int mprotect(nint address, nuint length, int protection);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int munmap(nint address, nuint length);
}
