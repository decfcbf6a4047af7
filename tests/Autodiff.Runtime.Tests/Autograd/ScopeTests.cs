using Xunit;

namespace Autodiff.Runtime.Tests;

/// <summary>Scopes: of memory, of recording, of anomaly mode; and threads.</summary>
public sealed class ScopeTests
{
    [Fact]
    public void What_a_scope_made_is_given_back_except_what_is_kept()
    {
        Tensor<double> kept, lost, leaf;
        using (var scope = Tensors.Scope())
        {
            leaf = Tensor.Ones<double>(100).RequiresGrad_();
            lost = leaf * 2;
            kept = scope.Keep(leaf * 3);
            lost.Sum().Backward();
        }

        Assert.Equal(3, kept.ToArray()[0]);
        Assert.Equal(1, leaf.ToArray()[0]);
        Assert.Equal(2, leaf.Grad!.ToArray()[0]);
        var error = Assert.Throws<ObjectDisposedException>(() => lost + 1);
        Assert.Contains("scope.Keep", error.Message);
    }

    [Fact]
    public void Kept_tensors_belong_to_the_outer_scope()
    {
        Tensor<double> x;
        using (Tensors.Scope())
        {
            using (var inner = Tensors.Scope())
                x = inner.Keep(Tensor.Ones<double>(50) * 2);
            Assert.Equal(2, x.ToArray()[0]);
        }

        Assert.Throws<ObjectDisposedException>(() => x.ToArray());
    }

    [Fact]
    public void Buffers_serve_again()
    {
        void Step(Tensor<double> x)
        {
            using (Tensors.Scope())
            {
                (x * x + x).Exp().Sum().Backward();
                x.ZeroGrad();
            }
        }

        var x = Tensor.Ones<double>(10_000).RequiresGrad_();
        for (var i = 0; i < 5; i++)
            Step(x);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            Step(x);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10, 0, 4096);
    }

    [Fact]
    public void Scopes_out_of_order_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            var outer = Tensors.Scope();
            var inner = Tensors.Scope();
            try
            {
                outer.Dispose();
            }
            finally
            {
                inner.Dispose();
                outer.Dispose();
            }
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            var outer = Autograd.NoGrad();
            var inner = Autograd.EnableGrad();
            try
            {
                outer.Dispose();
            }
            finally
            {
                inner.Dispose();
                outer.Dispose();
            }
        });
    }

    [Fact]
    public void Nothing_is_recorded_under_NoGrad()
    {
        var x = Tensor.Create([1.0]).RequiresGrad_();
        using (Autograd.NoGrad())
        {
            Assert.False((x * 2).RequiresGrad);
            using (Autograd.EnableGrad())
                Assert.True((x * 2).RequiresGrad);
        }

        Assert.True((x * 2).RequiresGrad);
        Assert.False(x.Detach().RequiresGrad);
    }

    [Fact]
    public void Anomaly_mode_names_the_operation_and_where_it_was_called()
    {
        using (Autograd.DetectAnomaly())
        {
            var x = Tensor.Create([-1.0]).RequiresGrad_();
            var y = x.Sqrt();
            var error = Assert.Throws<AnomalyException>(() => y.Backward());
            Assert.Contains("SqrtBackward0 returned a gradient with NaN values", error.Message);
            Assert.Contains(nameof(Anomaly_mode_names_the_operation_and_where_it_was_called), error.Message);
        }
    }

    [Fact]
    public void Leaves_shared_by_threads_lose_no_gradient()
    {
        var w = Tensor.Ones<double>(16).RequiresGrad_();
        var threads = new Thread[4];
        for (var t = 0; t < threads.Length; t++)
        {
            threads[t] = new Thread(() =>
            {
                for (var i = 0; i < 500; i++)
                    (w * 2).Sum().Backward();
            });
            threads[t].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        Assert.All(w.Grad!.ToArray(), g => Assert.Equal(4 * 500 * 2, g));
    }
}
