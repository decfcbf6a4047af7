#!/bin/sh
# Builds the hand-written C++ peers into one shared library: build.sh [OUTPUT]
# Where there is no g++ it says so and leaves the benchmarks to do without.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
output=${1:-"$here/bin/libhandwritten.so"}
if ! command -v g++ >/dev/null 2>&1; then
    echo "C++ peers skipped: there is no g++ here."
    exit 0
fi
mkdir -p "$(dirname "$output")"
g++ -std=c++17 -O3 -march=native -shared -fPIC -Wall -Wextra -o "$output" "$here"/*.cpp
echo "C++ peers built: $output"
