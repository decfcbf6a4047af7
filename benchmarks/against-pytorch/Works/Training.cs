namespace Autodiff.Benchmarks.AgainstPyTorch.Works;

/// <summary>Gradient descent: the loss, backward, and a step of each parameter, in a scope that returns the buffers.</summary>
internal static class Training
{
    public static Computation Of(Func<Tensor<float>> loss, Tensor<float>[] parameters, double rate)
    {
        foreach (var parameter in parameters) parameter.RequiresGrad_();

        void Descend()
        {
            using var constants = Autograd.NoGrad();
            foreach (var parameter in parameters)
            {
                parameter.Sub_(parameter.Grad!, rate);
                parameter.ZeroGrad();
            }
        }

        void Step()
        {
            using var scope = Tensors.Scope();
            loss().Backward();
            Descend();
        }

        Dictionary<string, double[]> Results()
        {
            var first = loss();
            first.Backward();
            Descend();
            var second = loss();
            second.Backward();
            var results = new Dictionary<string, double[]> { ["loss"] = [first.Item(), second.Item()] };
            for (var i = 0; i < parameters.Length; i++) results[$"gradient {i}"] = Sines.Sample(parameters[i].Grad!);
            Descend();
            return results;
        }

        return new Computation(Step, Results);
    }
}
