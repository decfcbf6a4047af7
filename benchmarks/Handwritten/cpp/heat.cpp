// The heat equation with swapped buffers by hand: energy and gradient.
#include <utility>
#include <vector>

extern "C" double heat_objective(int length, const double *u0, double c, int steps) {
    std::vector<double> first(u0, u0 + length), second(length);
    double *u = first.data(), *v = second.data();
    for (int t = 0; t < steps; t++) {
        v[0] = u[0];
        v[length - 1] = u[length - 1];
        const double *__restrict from = u;
        double *__restrict to = v;
        for (int i = 1; i < length - 1; i++) to[i] = from[i] + c * (from[i - 1] - 2 * from[i] + from[i + 1]);
        std::swap(u, v);
    }
    double energy = 0;
    for (int i = 0; i < length; i++) energy += u[i] * u[i];
    return energy;
}

// Overwrites u0Gradient and cGradient and returns the energy. The workspace is the thread's, as in the C# peer.
extern "C" double heat_gradient(int length, const double *u0, double c, int steps, double *u0Gradient, double *cGradient) {
    const int inner = length - 2;
    static thread_local std::vector<double> workspace;
    workspace.resize(4 * length + static_cast<std::size_t>(steps) * inner);
    double *u = workspace.data(), *v = u + length, *uBar = v + length, *vBar = uBar + length, *laplacians = vBar + length;

    for (int i = 0; i < length; i++) u[i] = u0[i];
    for (int t = 0; t < steps; t++) {
        v[0] = u[0];
        v[length - 1] = u[length - 1];
        const double *__restrict from = u;
        double *__restrict to = v, *__restrict laplacian = laplacians + static_cast<std::size_t>(t) * inner;
        for (int i = 0; i < inner; i++) {
            laplacian[i] = from[i] - 2 * from[i + 1] + from[i + 2];
            to[i + 1] = from[i + 1] + c * laplacian[i];
        }
        std::swap(u, v);
    }
    double energy = 0;
    for (int i = 0; i < length; i++) energy += u[i] * u[i];

    for (int i = 0; i < length; i++) uBar[i] = 2 * u[i];
    double cBar = 0;
    for (int t = steps - 1; t >= 0; t--) {
        // Gathered: each new cotangent is a sum of three old ones, so that the loop has no dependences.
        const double *__restrict laplacian = laplacians + static_cast<std::size_t>(t) * inner;
        double *__restrict next = uBar, *__restrict before = vBar;
        for (int i = 0; i < inner; i++) cBar += laplacian[i] * next[i + 1];
        const double first = next[0], last = next[length - 1];
        next[0] = next[length - 1] = 0;
        for (int i = 1; i < length - 1; i++) before[i] = c * (next[i - 1] + next[i + 1]) + (1 - 2 * c) * next[i];
        before[0] = first + c * next[1];
        before[length - 1] = last + c * next[length - 2];
        std::swap(uBar, vBar);
    }
    for (int i = 0; i < length; i++) u0Gradient[i] = uBar[i];
    *cGradient = cBar;
    return energy;
}
