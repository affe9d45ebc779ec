// SPDX-License-Identifier: Apache-2.0
/// Discs of a dead-leaves picture, and photographs out of a folder.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace scene_stream {

inline constexpr float pi = 3.14159265358979f, uncovered = -1.0f;
inline constexpr std::int64_t most_leaves = 2000;

struct Disc {
  float x, y, radius;
};

/// Discs around and inside a square; the density of radii falls with r^-3, which leaves pictures without a scale of their own.
struct Leaves {
  std::int64_t edge;
  float smallest;
  float largest;

  /// Out of three uniform numbers: 1 / r^2 is uniform between 1 / largest^2 and 1 / smallest^2. [any]
  Disc disc(float a, float b, float c) const {
    const float low = 1 / (largest * largest), high = 1 / (smallest * smallest);
    const float radius = 1 / std::sqrt(low + a * (high - low)), room = static_cast<float>(edge) + 2 * radius;
    return {b * room - radius, c * room - radius, radius};
  }

  /// Paints the pixels of the disc that nothing covers yet; answers how many. [any]
  std::int64_t cover(const Disc& disc, float brightness, float* image) const {
    const auto from = [&](float middle) { return std::max<std::int64_t>(static_cast<std::int64_t>(std::ceil(middle - disc.radius)), 0); };
    const auto to = [&](float middle) { return std::min(static_cast<std::int64_t>(std::floor(middle + disc.radius)), edge - 1); };
    std::int64_t painted = 0;
    for (std::int64_t r = from(disc.y); r <= to(disc.y); ++r)
      for (std::int64_t c = from(disc.x); c <= to(disc.x); ++c) {
        const float dx = static_cast<float>(c) - disc.x, dy = static_cast<float>(r) - disc.y;
        float& pixel = image[r * edge + c];
        if (pixel != uncovered || dx * dx + dy * dy > disc.radius * disc.radius) continue;
        pixel = brightness;
        ++painted;
      }
    return painted;
  }
};

struct Photograph {
  std::uint32_t height = 0, width = 0;
  std::vector<char> grey;  ///< row by row
};

/// Reads a binary grey map with 255 as white. Throws: Failure naming the file. [build]
inline Photograph read_pgm(const std::string& path, std::int64_t least) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  std::uint32_t white = 0;
  Photograph found;
  file >> magic >> found.width >> found.height >> white;
  if (!file || magic != "P5" || white != 255) throw anlage::Failure(path + ": is no binary grey map (P5) with 255 as white");
  if (found.width < least || found.height < least || found.width > 65536 || found.height > 65536)
    throw anlage::Failure(path + ": is smaller than a patch, or larger than 65536 pixels a side");
  file.get();
  found.grey.resize(std::size_t{found.width} * found.height);
  file.read(found.grey.data(), static_cast<std::streamsize>(found.grey.size()));
  if (!file) throw anlage::Failure(path + ": ends before its last pixel");
  return found;
}

/// All `.pgm` files of a folder in the order of their names. Throws: Failure. [build]
inline std::vector<Photograph> photographs_of(const std::string& folder, std::int64_t least) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".pgm") paths.push_back(entry.path().string());
  if (paths.empty()) throw anlage::Failure(folder + ": has no .pgm file");
  std::sort(paths.begin(), paths.end());
  std::vector<Photograph> photographs;
  for (const std::string& path : paths) photographs.push_back(read_pgm(path, least));
  return photographs;
}

}  // namespace scene_stream
