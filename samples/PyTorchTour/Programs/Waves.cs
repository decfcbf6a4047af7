using Autodiff;

namespace PyTorchTour.Programs;

/// <summary>Matrices that are the same in every language: <c>sin(k i)</c> over the flat index i.</summary>
internal static class Waves
{
    public static Tensor<float> Matrix(double k, int rows, int columns) =>
        (Tensor.Arange<float>(rows * columns) * k).Sin().Reshape(rows, columns);
}
