namespace Autodiff.Benchmarks.AgainstPyTorch.Works;

/// <summary>A value and its gradients, anew at each step.</summary>
internal static class Differentiation
{
    public static Computation Of(Func<Tensor<float>> value, Tensor<float>[] leaves)
    {
        foreach (var leaf in leaves) leaf.RequiresGrad_();

        void Step()
        {
            using var scope = Tensors.Scope();
            foreach (var leaf in leaves) leaf.ZeroGrad();
            value().Backward();
        }

        Dictionary<string, double[]> Results()
        {
            foreach (var leaf in leaves) leaf.ZeroGrad();
            var result = value();
            result.Backward();
            var results = new Dictionary<string, double[]> { ["value"] = [result.Item()] };
            for (var i = 0; i < leaves.Length; i++) results[$"gradient {i}"] = Sines.Sample(leaves[i].Grad!);
            return results;
        }

        return new Computation(Step, Results);
    }
}
