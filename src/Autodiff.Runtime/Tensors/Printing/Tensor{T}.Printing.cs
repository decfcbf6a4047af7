using System.Diagnostics;
using Autodiff.Internal;

namespace Autodiff;

/// <content>Printing.</content>
[DebuggerDisplay("{DebuggerText,nq}")]
public sealed partial class Tensor<T>
{
    /// <summary>The tensor as PyTorch prints it: <c>tensor([1., 2.], requires_grad=True)</c>; in short where it is long.</summary>
    public override string ToString() => ToString(PrintOptions.Default);

    /// <summary>The tensor as PyTorch prints it, with options.</summary>
    public string ToString(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TensorText<T>.Write(this, options);
    }

    /// <summary>The tensor in one line, for debuggers.</summary>
    private string DebuggerText
    {
        get
        {
            var tape = GradFn is { } node ? $", {node}" : RequiresGrad ? ", requires grad" : "";
            var value = Count == 1 && !Storage.IsReleased ? $" {Item()}" : "";
            return $"Tensor<{Name(typeof(T))}> {Layout}{value}{tape}{(Storage.IsReleased ? ", buffer returned" : "")}";
        }
    }
}
