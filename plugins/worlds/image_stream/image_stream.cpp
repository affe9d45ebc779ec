// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "../common/playback.hpp"
#include "image_set.hpp"

namespace image_stream {
using namespace anlage;

/// Labelled images out of IDX files, one a tick:
///   image = grey / 255, or that divided by its length (unit_norm) or by its mean (unit_mean); an all-black image stays black
///   label = 1 at the image's class, 0 elsewhere; index = the class as a number
/// A pass shows every image of the split once. Its place in the pass, the pass and the split are floats: exact, because no
/// split has more than 2^24 images.
struct ImageStream {
  static constexpr const char* doc = "labelled images out of IDX files (MNIST, Fashion-MNIST), one a tick";
  static constexpr const char* citation =
      "LeCun, Bottou, Bengio & Haffner 1998, Proc IEEE 86:2278-2324; Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747";

  Text   data      {"folder of four IDX files, by path or by name: fashion-mnist"};
  Choice split     {"train test", "which images to show; a change starts at the first one"};
  Choice order     {"sequential shuffled by_class", "as in the file, in a new random order at each pass, or class after class"};
  Choice normalise {"none unit_norm unit_mean", "leave brightness in [0, 1], or divide an image by its length or mean"};
  Param  hold      {1, "1", "ticks for which each image is shown", {1, 16777216}, integer};
  Param  limit     {0, "1", "images of each split to use, from the first on; 0: all", {0, 16777216}, birth | integer};
  State  position  {"", "1", "images shown in this pass", "zero"};
  State  epoch     {"", "1", "passes before this one", "zero"};
  State  playing   {"", "1", "1 + split shown last, 0: none", "zero"};
  State  shown     {"", "1", "which image is shown", "zero"};
  State  held      {"", "1", "ticks for which it has been shown", "zero"};
  Out    image     {"pixel", "1", "brightness"};
  Out    label     {"class", "1", "class, one-hot"};
  Out    index     {"", "1", "class as a number from 0"};
  Table<std::uint8_t> train_images {"pixel train_image", "1", "grey values of the training images"};
  Table<std::uint8_t> test_images  {"pixel test_image", "1", "grey values of the test images"};
  Table<std::uint8_t> train_labels {"train_image", "1", "classes of the training images"};
  Table<std::uint8_t> test_labels  {"test_image", "1", "classes of the test images"};
  Table<std::uint32_t> train_sorted {"train_image", "1", "training images, class after class"};
  Table<std::uint32_t> test_sorted  {"test_image", "1", "test images, class after class"};
  Rng    shuffle   {"order of each pass"};

  void develop(Setup& setup) {
    const std::string folder = setup.find_data(data.string());
    const auto most = static_cast<std::int64_t>(limit.value);
    const ImageSet train(folder, Split::train, most);
    const ImageSet test(folder, Split::test, most);
    if (train.pixels() != test.pixels())
      throw Failure(train.path() + " has " + std::to_string(train.pixels()) + " pixels an image and " + test.path() +
                    " has " + std::to_string(test.pixels()));
    check_count(train);
    check_count(test);
    setup.set_axis("pixel", train.pixels());
    setup.set_axis("class", std::max(train.classes(), test.classes()));
    setup.set_axis("train_image", train.count());
    setup.set_axis("test_image", test.count());
  }

  void fill() {
    load(Split::train, train_images, train_labels);
    load(Split::test, test_images, test_labels);
    sort_by_class(train_labels, train_sorted);
    sort_by_class(test_labels, test_sorted);
  }

  void advance(Tick) {
    const bool testing = split == "test";
    const Table<std::uint8_t>& images = testing ? test_images : train_images;
    const std::int64_t i = choose(images.cols());
    const std::uint8_t* grey = images.data() + i * images.stride();
    for (Index pixel = 0; pixel < image.size(); ++pixel) image[pixel] = grey[pixel] * (1.0f / 255.0f);
    scale();
    const Index shown = testing ? test_labels[i] : train_labels[i];
    label.setZero();
    label[shown] = 1;
    index = static_cast<Real>(shown);
  }

  /// The image of this tick: the one shown so far, or the next.
  std::int64_t choose(std::int64_t count) {
    const bool stays = playing[0] == static_cast<Real>(split.index() + 1) && held[0] < hold;
    if (stays) {
      held[0] += 1;
      return static_cast<std::int64_t>(shown[0]);
    }
    const worlds::Playback playback{position[0], epoch[0], playing[0]};
    std::int64_t next = playback.next(count, split.index(), order == "shuffled", shuffle.random());
    if (order == "by_class") next = split == "test" ? test_sorted[next] : train_sorted[next];
    shown[0] = static_cast<Real>(next);
    held[0] = 1;
    return next;
  }

  void scale() {
    if (normalise == "none") return;
    const bool by_length = normalise == "unit_norm";
    double sum = 0;
    for (Index i = 0; i < image.size(); ++i) sum += by_length ? double{image[i]} * image[i] : double{image[i]};
    if (sum == 0) return;
    const double divisor = by_length ? std::sqrt(sum) : sum / static_cast<double>(image.size());
    image *= static_cast<Real>(1.0 / divisor);
  }

  static void sort_by_class(const Table<std::uint8_t>& labels, Table<std::uint32_t>& sorted) {
    std::uint32_t* const order = sorted.writable();
    std::iota(order, order + labels.rows(), 0u);
    std::stable_sort(order, order + labels.rows(), [&](std::uint32_t a, std::uint32_t b) { return labels[a] < labels[b]; });
  }

  static void check_count(const ImageSet& set) {
    if (set.count() > worlds::most_samples)
      throw Failure(set.path() + ": has " + std::to_string(set.count()) + " images; a stream counts to " +
                    std::to_string(worlds::most_samples) + ": state limit");
  }

  void load(Split which, Table<std::uint8_t>& images, Table<std::uint8_t>& labels) {
    ImageSet set(data.string(), which, static_cast<std::int64_t>(limit.value));
    if (set.count() != images.cols() || set.pixels() != images.rows())
      throw Failure(set.path() + ": has changed since the brain developed");
    set.read_images([&](std::int64_t i) { return images.writable(i); });
    std::copy(set.labels().begin(), set.labels().end(), labels.writable());
    if (*std::max_element(set.labels().begin(), set.labels().end()) >= label.size())
      throw Failure(set.path() + ": its labels have changed since the brain developed");
  }
};

}  // namespace image_stream

ANLAGE_PLUGIN(image_stream::ImageStream)
