// SPDX-License-Identifier: Apache-2.0
/// ImageSet: one split of a folder with images and labels in IDX files, named as those of MNIST:
/// "train…images…" and "train…labels…" for training, "t10k…" or "test…" for testing; with or without ".gz".
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "idx_file.hpp"

namespace image_stream {

enum class Split { train, test };

/// Path of the file of a split that holds `what` ("images" or "labels"); a plain file is taken before a compressed one.
/// Throws: Failure if there is none, or more than one.
inline std::string find_file(const std::string& folder, Split split, const std::string& what) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error)) throw anlage::Failure(folder + ": is no folder with a set of images");
  const auto begins = [](const std::string& text, const char* with) { return text.rfind(with, 0) == 0; };
  std::vector<std::string> plain, compressed;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool wanted = split == Split::train ? begins(name, "train") : begins(name, "t10k") || begins(name, "test");
    if (!wanted || name.find(what) == std::string::npos || name.find("ubyte") == std::string::npos) continue;
    (entry->path().extension() == ".gz" ? compressed : plain).push_back(name);
  }
  std::vector<std::string>& found = plain.empty() ? compressed : plain;
  std::sort(found.begin(), found.end());
  const std::string pattern = (split == Split::train ? "train" : "t10k") + ("-" + what) + "-…-ubyte[.gz]";
  if (found.empty()) throw anlage::Failure(folder + ": has no file " + pattern);
  if (found.size() > 1)
    throw anlage::Failure(folder + ": has " + std::to_string(found.size()) + " files " + pattern + ": " + found[0] +
                          ", " + found[1] + (found.size() > 2 ? ", …" : "") + "; leave one");
  return (fs::path(folder) / found.front()).string();
}

class ImageSet {
 public:
  /// Reads the headers and the labels. `limit` > 0: only the first so many images. Throws: Failure.
  ImageSet(const std::string& folder, Split split, std::int64_t limit)
      : images_(find_file(folder, split, "images")), label_path_(find_file(folder, split, "labels")) {
    IdxFile labels(label_path_);
    check_axes(labels);
    labels_.resize(labels.items());
    labels.read(labels_.data(), labels_.size());
    labels.finish();
    whole_ = limit <= 0 || static_cast<std::uint64_t>(limit) >= images_.items();
    if (!whole_) labels_.resize(static_cast<std::size_t>(limit));
  }

  std::int64_t count() const { return static_cast<std::int64_t>(labels_.size()); }
  std::int64_t pixels() const { return static_cast<std::int64_t>(images_.item_bytes()); }
  std::int64_t classes() const { return *std::max_element(labels_.begin(), labels_.end()) + std::int64_t{1}; }
  const std::vector<std::uint8_t>& labels() const { return labels_; }
  const std::string& path() const { return images_.path(); }

  /// Reads all images, once: image i goes to `to(i)`, the address of `pixels()` bytes. Throws: Failure.
  template <class Address>
  void read_images(Address to) {
    for (std::int64_t i = 0; i < count(); ++i) images_.read(to(i), static_cast<std::uint64_t>(pixels()));
    if (whole_) images_.finish();
  }

 private:
  void check_axes(const IdxFile& labels) const {
    if (images_.axes() < 2)
      throw anlage::Failure(images_.path() + ": has 1 axis; images need at least 2 (images, pixels)");
    if (labels.axes() != 1)
      throw anlage::Failure(label_path_ + ": has " + std::to_string(labels.axes()) + " axes; labels need 1");
    if (labels.items() != images_.items())
      throw anlage::Failure(images_.path() + " has " + std::to_string(images_.items()) + " images and " + label_path_ +
                            " has " + std::to_string(labels.items()) + " labels");
  }

  IdxFile images_;
  std::string label_path_;
  std::vector<std::uint8_t> labels_;
  bool whole_ = true;
};

}  // namespace image_stream
