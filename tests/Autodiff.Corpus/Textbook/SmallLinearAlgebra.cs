namespace Autodiff.Corpus.Textbook;

/// <summary>Small dense linear algebra.</summary>
public static partial class SmallLinearAlgebra
{
    [Differentiable]
    public static double Dot(double[] a, double[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * b[i];
        return s;
    }

    [Differentiable]
    public static double Norm(double[] v) => Math.Sqrt(Dot(v, v));

    [Differentiable]
    public static double[] Multiply(double[,] m, double[] v)
    {
        int rows = m.GetLength(0), columns = m.GetLength(1);
        var result = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) result[i] += m[i, j] * v[j];
        }

        return result;
    }

    /// <summary>Gaussian elimination with partial pivoting.</summary>
    [Differentiable]
    public static double[] Solve(double[,] matrix, double[] rightSide)
    {
        var a = (double[,])matrix.Clone();
        var b = (double[])rightSide.Clone();
        int n = b.Length;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k])) pivot = i;
            }

            if (a[pivot, k] == 0) throw new InvalidOperationException("The matrix is singular.");
            if (pivot != k)
            {
                for (int j = 0; j < n; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++) a[i, j] -= factor * a[k, j];
                b[i] -= factor * b[k];
            }
        }

        var x = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) sum -= a[i, j] * x[j];
            x[i] = sum / a[i, i];
        }

        return x;
    }

    /// <summary>The determinant by Laplace's expansion.</summary>
    [Differentiable]
    public static double LaplaceDeterminant(double[,] m)
    {
        int n = m.GetLength(0);
        if (n == 1) return m[0, 0];

        double sum = 0;
        for (int column = 0; column < n; column++)
        {
            var minor = new double[n - 1, n - 1];
            for (int i = 1; i < n; i++)
            {
                int target = 0;
                for (int j = 0; j < n; j++)
                {
                    if (j == column) continue;
                    minor[i - 1, target++] = m[i, j];
                }
            }

            sum += (column % 2 == 0 ? 1 : -1) * m[0, column] * LaplaceDeterminant(minor);
        }

        return sum;
    }

    /// <summary>ln det of a symmetric positive definite matrix by Cholesky's factorisation.</summary>
    [Differentiable]
    public static double LogDeterminant(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] l = new double[n, n];
        double result = 0;
        for (int j = 0; j < n; j++)
        {
            double d = a[j, j];
            for (int k = 0; k < j; k++) d -= l[j, k] * l[j, k];
            l[j, j] = Math.Sqrt(d);
            result += 2 * Math.Log(l[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                l[i, j] = s / l[j, j];
            }
        }

        return result;
    }

    /// <summary>A tridiagonal system by Thomas' algorithm.</summary>
    [Differentiable]
    public static double[] Tridiagonal(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        int n = diagonal.Length;
        double[] c = new double[n], x = new double[n];
        c[0] = upper[0] / diagonal[0];
        x[0] = right[0] / diagonal[0];
        for (int i = 1; i < n; i++)
        {
            double m = 1 / (diagonal[i] - lower[i] * c[i - 1]);
            c[i] = upper[i] * m;
            x[i] = (right[i] - lower[i] * x[i - 1]) * m;
        }

        for (int i = n - 2; i >= 0; i--) x[i] -= c[i] * x[i + 1];
        return x;
    }

    /// <summary>The largest eigenvalue by power iteration.</summary>
    [Differentiable]
    public static double PowerIteration(double[,] a, int iterations)
    {
        int n = a.GetLength(0);
        var v = new double[n];
        Array.Fill(v, 1.0);
        double eigenvalue = 0;
        for (int k = 0; k < iterations; k++)
        {
            var w = Multiply(a, v);
            double norm = Norm(w);
            for (int i = 0; i < n; i++) w[i] /= norm;
            eigenvalue = Dot(w, Multiply(a, w));
            v = w;
        }

        return eigenvalue;
    }

    /// <summary>The orthonormal basis of the rows by Gram and Schmidt.</summary>
    [Differentiable]
    public static double[][] GramSchmidt(double[][] rows)
    {
        var basis = new double[rows.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            var v = (double[])rows[i].Clone();
            for (int j = 0; j < i; j++)
            {
                double projection = Dot(basis[j], rows[i]);
                for (int k = 0; k < v.Length; k++) v[k] -= projection * basis[j][k];
            }

            double norm = Norm(v);
            for (int k = 0; k < v.Length; k++) v[k] /= norm;
            basis[i] = v;
        }

        return basis;
    }

    /// <summary>The method of conjugate gradients.</summary>
    [Differentiable]
    public static double[] ConjugateGradients(double[,] a, double[] b)
    {
        double[] x = new double[b.Length];
        double[] r = (double[])b.Clone();
        double[] p = (double[])b.Clone();
        double rr = Dot(r, r);
        for (int k = 0; k < b.Length && rr > 1e-20; k++)
        {
            double[] ap = Multiply(a, p);
            double alpha = rr / Dot(p, ap);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }

            double next = Dot(r, r);
            double beta = next / rr;
            for (int i = 0; i < p.Length; i++) p[i] = r[i] + beta * p[i];
            rr = next;
        }

        return x;
    }

    /// <summary>The inverse by Gauss and Jordan, in place on a copy.</summary>
    [Differentiable]
    public static double[,] Inverse(double[,] matrix)
    {
        double[,] a = (double[,])matrix.Clone();
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            double pivot = a[k, k];
            a[k, k] = 1;
            for (int j = 0; j < n; j++) a[k, j] /= pivot;
            for (int i = 0; i < n; i++)
            {
                if (i == k) continue;
                double factor = a[i, k];
                a[i, k] = 0;
                for (int j = 0; j < n; j++) a[i, j] -= factor * a[k, j];
            }
        }

        return a;
    }

    /// <summary>The eigenvalues of a symmetric matrix of two rows.</summary>
    [Differentiable]
    public static (double Smaller, double Larger) Eigenvalues(double a, double b, double d)
    {
        double mean = (a + d) / 2;
        double radius = Math.Sqrt(Math.Pow((a - d) / 2, 2) + b * b);
        return (mean - radius, mean + radius);
    }
}
