// ADBench's bundle adjustment by hand: residuals, and the Jacobian in compressed sparse rows.
#include <cmath>

namespace {

constexpr int cameraSize = 11, pointSize = 3, rowSize = cameraSize + pointSize + 1;

struct Rotated {
    double x, y, z;
};

inline Rotated rotate(const double *rotation, double x, double y, double z) {
    const double angleSquared = rotation[0] * rotation[0] + rotation[1] * rotation[1] + rotation[2] * rotation[2];
    if (angleSquared == 0) {
        return {x + rotation[1] * z - rotation[2] * y, y + rotation[2] * x - rotation[0] * z, z + rotation[0] * y - rotation[1] * x};
    }
    const double angle = std::sqrt(angleSquared), cosine = std::cos(angle), sine = std::sin(angle), inverse = 1 / angle;
    const double ax = rotation[0] * inverse, ay = rotation[1] * inverse, az = rotation[2] * inverse;
    const double along = (ax * x + ay * y + az * z) * (1 - cosine);
    return {x * cosine + (ay * z - az * y) * sine + ax * along, y * cosine + (az * x - ax * z) * sine + ay * along,
            z * cosine + (ax * y - ay * x) * sine + az * along};
}

inline void reproject(const double *camera, const double *point, double weight, const double *feature, double *error) {
    const Rotated p = rotate(camera, point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
    const double x = p.x / p.z, y = p.y / p.z, rr = x * x + y * y;
    const double distortion = 1 + camera[9] * rr + camera[10] * rr * rr;
    error[0] = weight * (x * distortion * camera[6] + camera[7] - feature[0]);
    error[1] = weight * (y * distortion * camera[6] + camera[8] - feature[1]);
}

// The errors and their two rows. Derived on paper by the chain rule through the rotated point p: the 3x3 matrices of p by
// the point (the rotation R) and by the rotation vector, and the 2x3 matrix of the errors by p.
inline void reprojectRows(const double *camera, const double *point, double weight, const double *feature, double *error,
                          double *__restrict rows) {
    const double u[3] = {point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]};
    const double *rotation = camera;
    double R[3][3], byRotation[3][3], p[3];
    const double angleSquared = rotation[0] * rotation[0] + rotation[1] * rotation[1] + rotation[2] * rotation[2];
    if (angleSquared == 0) {
        const double matrix[3][3] = {{1, -rotation[2], rotation[1]}, {rotation[2], 1, -rotation[0]}, {-rotation[1], rotation[0], 1}};
        const double derivative[3][3] = {{0, u[2], -u[1]}, {-u[2], 0, u[0]}, {u[1], -u[0], 0}};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                R[i][j] = matrix[i][j];
                byRotation[i][j] = derivative[i][j];
            }
        }
        for (int i = 0; i < 3; i++) p[i] = R[i][0] * u[0] + R[i][1] * u[1] + R[i][2] * u[2];
    } else {
        const double angle = std::sqrt(angleSquared), cosine = std::cos(angle), sine = std::sin(angle), inverse = 1 / angle;
        const double rest = 1 - cosine;
        const double a[3] = {rotation[0] * inverse, rotation[1] * inverse, rotation[2] * inverse};
        const double cross[3] = {a[1] * u[2] - a[2] * u[1], a[2] * u[0] - a[0] * u[2], a[0] * u[1] - a[1] * u[0]};
        const double dot = a[0] * u[0] + a[1] * u[1] + a[2] * u[2];
        const double skew[3][3] = {{0, -a[2], a[1]}, {a[2], 0, -a[0]}, {-a[1], a[0], 0}};
        const double crossByAxis[3][3] = {{0, u[2], -u[1]}, {-u[2], 0, u[0]}, {u[1], -u[0], 0}};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) R[i][j] = (i == j ? cosine : 0) + skew[i][j] * sine + a[i] * a[j] * rest;
            p[i] = u[i] * cosine + cross[i] * sine + a[i] * dot * rest;
        }
        for (int i = 0; i < 3; i++) {
            // p by the angle with the axis held, and by the axis with the angle held; the axis is the vector normalised.
            const double byAngle = -u[i] * sine + cross[i] * cosine + a[i] * dot * sine;
            double byAxis[3];
            for (int j = 0; j < 3; j++) byAxis[j] = crossByAxis[i][j] * sine + (a[i] * u[j] + (i == j ? dot : 0)) * rest;
            const double radial = byAxis[0] * a[0] + byAxis[1] * a[1] + byAxis[2] * a[2];
            for (int j = 0; j < 3; j++) byRotation[i][j] = (byAxis[j] - radial * a[j]) * inverse + byAngle * a[j];
        }
    }

    const double inverseZ = 1 / p[2];
    const double image[2] = {p[0] * inverseZ, p[1] * inverseZ};
    const double rr = image[0] * image[0] + image[1] * image[1];
    const double focal = camera[6];
    const double distortion = 1 + camera[9] * rr + camera[10] * rr * rr;
    const double byRadius = camera[9] + 2 * camera[10] * rr;
    for (int i = 0; i < 2; i++) {
        double *__restrict row = rows + i * rowSize;
        const double unweighted = image[i] * distortion * focal + camera[7 + i] - feature[i];
        error[i] = weight * unweighted;

        const double scale = weight * focal;
        const double byImage[2] = {scale * ((i == 0 ? distortion : 0) + 2 * image[i] * byRadius * image[0]),
                                   scale * ((i == 1 ? distortion : 0) + 2 * image[i] * byRadius * image[1])};
        const double byP[3] = {byImage[0] * inverseZ, byImage[1] * inverseZ,
                               -(byImage[0] * image[0] + byImage[1] * image[1]) * inverseZ};
        for (int j = 0; j < 3; j++) {
            row[j] = byP[0] * byRotation[0][j] + byP[1] * byRotation[1][j] + byP[2] * byRotation[2][j];
            const double byPoint = byP[0] * R[0][j] + byP[1] * R[1][j] + byP[2] * R[2][j];
            row[3 + j] = -byPoint;
            row[cameraSize + j] = byPoint;
        }
        row[6] = weight * image[i] * distortion;
        row[7] = i == 0 ? weight : 0;
        row[8] = i == 1 ? weight : 0;
        row[9] = scale * image[i] * rr;
        row[10] = scale * image[i] * rr * rr;
        row[14] = unweighted;
    }
}

} // namespace

extern "C" void ba_objective(int observations, const double *cameras, const double *points, const double *weights,
                             const int *cameraOf, const int *pointOf, const double *features, double *reprojectionErrors,
                             double *weightErrors) {
    for (int i = 0; i < observations; i++) {
        reproject(cameras + cameraSize * cameraOf[i], points + pointSize * pointOf[i], weights[i], features + 2 * i,
                  reprojectionErrors + 2 * i);
        weightErrors[i] = 1 - weights[i] * weights[i];
    }
}

// Writes residuals, structure and values: rowStarts has 3 p + 1 elements, columns and values 31 p.
extern "C" void ba_jacobian(int cameraCount, int pointCount, int observations, const double *cameras, const double *points,
                            const double *weights, const int *cameraOf, const int *pointOf, const double *features,
                            double *reprojectionErrors, double *weightErrors, int *rowStarts, int *columns, double *values) {
    const int firstPoint = cameraSize * cameraCount, firstWeight = firstPoint + pointSize * pointCount;
    int at = 0;
    for (int i = 0; i < observations; i++) {
        reprojectRows(cameras + cameraSize * cameraOf[i], points + pointSize * pointOf[i], weights[i], features + 2 * i,
                      reprojectionErrors + 2 * i, values + at);
        for (int row = 2 * i; row < 2 * i + 2; row++) {
            rowStarts[row] = at;
            for (int c = 0; c < cameraSize; c++) columns[at + c] = cameraSize * cameraOf[i] + c;
            for (int c = 0; c < pointSize; c++) columns[at + cameraSize + c] = firstPoint + pointSize * pointOf[i] + c;
            columns[at + rowSize - 1] = firstWeight + i;
            at += rowSize;
        }
    }
    for (int i = 0; i < observations; i++) {
        rowStarts[2 * observations + i] = at;
        columns[at] = firstWeight + i;
        values[at] = -2 * weights[i];
        weightErrors[i] = 1 - weights[i] * weights[i];
        at++;
    }
    rowStarts[3 * observations] = at;
}
