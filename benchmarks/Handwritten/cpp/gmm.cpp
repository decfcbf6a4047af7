// ADBench's Gaussian mixture model by hand: objective and gradient.
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

constexpr double pi = 3.14159265358979323846;

struct Problem {
    int d, k, n;
    const double *alphas, *means, *icf, *x;
    double gamma;
    int m;
    int triangle() const { return d * (d + 1) / 2; }
};

// What the loop over the points reads of the parameters.
struct Prepared {
    std::vector<double> diagonals, logDeterminants;
    double squares = 0, logDeterminantSum = 0;

    explicit Prepared(const Problem &p) : diagonals(p.k * p.d), logDeterminants(p.k) {
        for (int j = 0; j < p.k; j++) {
            const double *icf = p.icf + j * p.triangle();
            double sum = 0;
            for (int r = 0; r < p.d; r++) {
                const double diagonal = std::exp(icf[r]);
                diagonals[j * p.d + r] = diagonal;
                squares += diagonal * diagonal;
                sum += icf[r];
            }
            for (int at = p.d; at < p.triangle(); at++) squares += icf[at] * icf[at];
            logDeterminants[j] = sum;
            logDeterminantSum += sum;
        }
    }
};

double constant(const Problem &p) {
    const int freedom = p.d + p.m + 1;
    double logGamma = 0.25 * p.d * (p.d - 1) * std::log(pi);
    for (int j = 0; j < p.d; j++) logGamma += std::lgamma(0.5 * (freedom - j));
    const double wishart = freedom * p.d * (std::log(p.gamma) - 0.5 * std::log(2.0)) - logGamma;
    return -0.5 * p.n * p.d * std::log(2 * pi) + p.k * wishart;
}

// centred = x - mean and z = Q centred, with Q as its diagonal and its strict lower triangle by columns.
inline void multiply(int d, const double *__restrict diagonal, const double *__restrict lower, const double *__restrict x,
                     const double *__restrict mean, double *__restrict centred, double *__restrict z) {
    for (int c = 0; c < d; c++) centred[c] = x[c] - mean[c];
    for (int c = 0; c < d; c++) z[c] = diagonal[c] * centred[c];
    for (int c = 0; c < d; c++) {
        const double xc = centred[c];
        for (int r = c + 1; r < d; r++) z[r] += lower[r - c - 1] * xc;
        lower += d - c - 1;
    }
}

inline double squaredNorm(int d, const double *z) {
    double sum = 0;
    for (int c = 0; c < d; c++) sum += z[c] * z[c];
    return sum;
}

// The logarithm of the sum of exponentials; leaves the terms' shares (which sum to 1) in their place.
inline double logSumExp(int k, double *__restrict terms) {
    double largest = terms[0];
    for (int j = 1; j < k; j++) if (terms[j] > largest) largest = terms[j];
    double sum = 0;
    for (int j = 0; j < k; j++) {
        terms[j] = std::exp(terms[j] - largest);
        sum += terms[j];
    }
    const double inverse = 1 / sum;
    for (int j = 0; j < k; j++) terms[j] *= inverse;
    return largest + std::log(sum);
}

inline double logSumExpOnly(int k, const double *terms) {
    double largest = terms[0];
    for (int j = 1; j < k; j++) if (terms[j] > largest) largest = terms[j];
    double sum = 0;
    for (int j = 0; j < k; j++) sum += std::exp(terms[j] - largest);
    return largest + std::log(sum);
}

} // namespace

extern "C" double gmm_objective(int d, int k, int n, const double *alphas, const double *means, const double *icf,
                                const double *x, double gamma, int m) {
    const Problem p{d, k, n, alphas, means, icf, x, gamma, m};
    const Prepared prepared(p);
    std::vector<double> terms(k), centred(d), z(d);

    double likelihood = 0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < k; j++) {
            multiply(d, &prepared.diagonals[j * d], icf + j * p.triangle() + d, x + i * d, means + j * d, centred.data(), z.data());
            terms[j] = alphas[j] + prepared.logDeterminants[j] - 0.5 * squaredNorm(d, z.data());
        }
        likelihood += logSumExpOnly(k, terms.data());
    }
    const double prior = 0.5 * gamma * gamma * prepared.squares - m * prepared.logDeterminantSum;
    return constant(p) + likelihood - n * logSumExpOnly(k, alphas) - prior;
}

// Overwrites the three gradients and returns the objective.
extern "C" double gmm_gradient(int d, int k, int n, const double *alphas, const double *means, const double *icf,
                               const double *x, double gamma, int m, double *alphasGradient, double *meansGradient,
                               double *icfGradient) {
    const Problem p{d, k, n, alphas, means, icf, x, gamma, m};
    const Prepared prepared(p);
    const int triangle = p.triangle();
    std::vector<double> shares(k), centred(k * d), z(k * d);

    // The prior, and -n lse(alpha).
    shares.assign(alphas, alphas + k);
    const double lseAlphas = logSumExp(k, shares.data());
    for (int j = 0; j < k; j++) alphasGradient[j] = -n * shares[j];
    for (int at = 0; at < k * d; at++) meansGradient[at] = 0;
    for (int j = 0; j < k; j++) {
        const double *lower = icf + j * triangle;
        double *gradient = icfGradient + j * triangle;
        // Of the diagonal itself here; times the diagonal and plus what comes by the logarithm at the end.
        for (int r = 0; r < d; r++) gradient[r] = -gamma * gamma * prepared.diagonals[j * d + r];
        for (int at = d; at < triangle; at++) gradient[at] = -gamma * gamma * lower[at];
    }
    std::vector<double> totalShares(k);

    double likelihood = 0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < k; j++) {
            multiply(d, &prepared.diagonals[j * d], icf + j * triangle + d, x + i * d, means + j * d, &centred[j * d], &z[j * d]);
            shares[j] = alphas[j] + prepared.logDeterminants[j] - 0.5 * squaredNorm(d, &z[j * d]);
        }
        likelihood += logSumExp(k, shares.data());
        for (int j = 0; j < k; j++) {
            const double share = shares[j];
            totalShares[j] += share;
            const double *__restrict diagonal = &prepared.diagonals[j * d];
            const double *__restrict lower = icf + j * triangle + d;
            const double *__restrict xc = &centred[j * d];
            double *__restrict zBar = &z[j * d];
            double *__restrict meanGradient = meansGradient + j * d;
            double *__restrict diagonalGradient = icfGradient + j * triangle;
            double *__restrict lowerGradient = diagonalGradient + d;
            for (int c = 0; c < d; c++) zBar[c] *= -share;
            for (int c = 0; c < d; c++) diagonalGradient[c] += zBar[c] * xc[c];
            for (int c = 0; c < d; c++) {
                const double centre = xc[c];
                const int below = d - c - 1;
                for (int r = 0; r < below; r++) lowerGradient[r] += zBar[c + 1 + r] * centre;
                double sum = diagonal[c] * zBar[c];
                for (int r = 0; r < below; r++) sum += lower[r] * zBar[c + 1 + r];
                meanGradient[c] -= sum;
                lower += below;
                lowerGradient += below;
            }
        }
    }

    for (int j = 0; j < k; j++) {
        alphasGradient[j] += totalShares[j];
        double *gradient = icfGradient + j * triangle;
        for (int r = 0; r < d; r++) gradient[r] = gradient[r] * prepared.diagonals[j * d + r] + totalShares[j] + m;
    }
    const double prior = 0.5 * gamma * gamma * prepared.squares - m * prepared.logDeterminantSum;
    return constant(p) + likelihood - n * lseAlphas - prior;
}
