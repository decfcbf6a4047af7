namespace Autodiff.Internal;

/// <summary>
/// What a layer with weights is made of: a number <c>F(x, w, y)</c> that depends linearly on each of an input, a weight and an
/// output. Its partial derivatives are the layer, its VJP with respect to the input and that with respect to the weight; the
/// derivatives of these are the same three again, so that a layer has derivatives of every order.
/// </summary>
internal interface ITrilinearForm<T>
    where T : unmanaged
{
    /// <summary>PyTorch's name of the node that has computed a partial.</summary>
    string Name(TrilinearPart part);

    /// <summary>The partial with respect to the output, off the tape: the layer, with a bias if there is one.</summary>
    Tensor<T> Output(Tensor<T> x, Tensor<T> weight, Tensor<T>? bias);

    /// <summary>The partial with respect to the input, off the tape, with a bias if there is one.</summary>
    Tensor<T> Input(Tensor<T> output, Tensor<T> weight, Tensor<T>? bias);

    /// <summary>The partial with respect to the weight, off the tape.</summary>
    Tensor<T> Weight(Tensor<T> x, Tensor<T> output);

    /// <summary>The cotangent of the bias: the sums of a cotangent over all but the dimension of the bias, off the tape.</summary>
    Tensor<T> BiasGradient(Tensor<T> cotangent);

    /// <summary>The dimension along which the bias lies of a result with so many.</summary>
    int BiasDim(int rank);
}

/// <summary>One of the three factors of a trilinear form: the one by which it is differentiated.</summary>
internal enum TrilinearPart
{
    /// <summary>Of x and w.</summary>
    Output,

    /// <summary>Of y and w.</summary>
    Input,

    /// <summary>Of x and y.</summary>
    Weight,
}
