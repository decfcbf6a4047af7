namespace Autodiff.Benchmarks.AgainstPyTorch.Works;

/// <summary>Steps of training of the networks of PyTorch's tutorials.</summary>
internal static class Networks
{
    public static Computation Perceptron()
    {
        var (x, target) = (Sines.Create(0.7, 1, 64, 1000), Sines.Create(0.9, 1, 64, 10));
        var (w1, b1) = (Sines.Create(0.3, 0.03, 100, 1000), Sines.Create(0.11, 0.03, 100));
        var (w2, b2) = (Sines.Create(0.5, 0.1, 10, 100), Sines.Create(0.13, 0.1, 10));
        return Training.Of(
            () => x.Linear(w1, b1).Relu().Linear(w2, b2).MseLoss(target),
            [w1, b1, w2, b2], rate: 1e-3);
    }

    public static Computation Convolutional()
    {
        var x = Sines.Create(0.7, 1, 64, 1, 28, 28);
        var labels = Tensor.Create<long>(Enumerable.Range(0, 64).Select(i => (long)(i * 7 % 10)).ToArray());
        var (w1, b1) = (Sines.Create(0.3, 0.3, 16, 1, 3, 3), Sines.Create(0.11, 0.1, 16));
        var (w2, b2) = (Sines.Create(0.37, 0.08, 32, 16, 3, 3), Sines.Create(0.13, 0.1, 32));
        var (w3, b3) = (Sines.Create(0.5, 0.025, 10, 1568), Sines.Create(0.17, 0.1, 10));

        Tensor<float> Loss()
        {
            var y = x.Conv2d(w1, b1, padding: 1).Relu().MaxPool2d(2);
            y = y.Conv2d(w2, b2, padding: 1).Relu().MaxPool2d(2);
            return y.Flatten(1).Linear(w3, b3).CrossEntropy(labels);
        }

        return Training.Of(Loss, [w1, b1, w2, b2, w3, b3], rate: 1e-3);
    }
}
