// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a checkpoint: the state they hold or an Error, nothing else, and no bit of the state changes by an
/// Error. A header that can be read gets the hashes it should have, so that what stands behind them is reached as well.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "anlage/base/error.hpp"
#include "anlage/base/hash.hpp"
#include "anlage/recording/checkpoint.hpp"
#include "anlage/recording/safetensors_header.hpp"
#include "support/life.hpp"

namespace {

constexpr std::size_t length_bytes = 8;

/// A state that a file of the corpus fits: see checkpoint.toml.
anlage::BrainState& state() {
  static const anlage::Brain brain =
      anlage::develop(anlage::read_genome(ANLAGE_TEST_SOURCE "/tests/fuzz/checkpoint.toml"), anlage::test::registry());
  static anlage::BrainState numbers(brain);
  return numbers;
}

/// The file with the hashes of its header put right; as it is, if it has no header.
std::string mended(const std::string& file) {
  std::uint64_t length = 0;
  if (file.size() < length_bytes) return file;
  std::memcpy(&length, file.data(), length_bytes);
  if (length > file.size() - length_bytes) return file;
  const std::string_view numbers = std::string_view(file).substr(length_bytes + length);
  try {
    auto header = anlage::SafetensorsHeader::parse(std::string_view(file).substr(length_bytes, length), numbers.size());
    for (const anlage::TensorInfo& tensor : header.tensors)
      header.metadata["xxh3:" + tensor.name] =
          anlage::content_hash(numbers.data() + tensor.begin, tensor.end - tensor.begin);
    header.metadata["xxh3"] = header.hash();
    const std::string text = header.json();
    const std::uint64_t written = text.size();
    return std::string(reinterpret_cast<const char*>(&written), length_bytes) + text + std::string(numbers);
  } catch (const std::runtime_error&) {
    return file;
  }
}

template <class Act>
void answer_or_error(Act act) {
  try {
    act();
  } catch (const anlage::Error&) {
  }
}

void read_all(const std::string& path) {
  const std::string before = state().hash();
  try {
    anlage::read_checkpoint(state(), path);
    (void)state().hash();
  } catch (const anlage::Error&) {
    if (state().hash() != before) std::abort();
  }
  answer_or_error([&] { (void)anlage::genome_in_checkpoint(path); });
  answer_or_error([&] { (void)anlage::changes_in_checkpoint(path); });
  answer_or_error([&] {
    const std::string text = anlage::figures_in_checkpoint(path).text();
    const auto again = anlage::FigureRecord::parse(text);
    if (!again || again->text() != text) std::abort();
  });
}

void read_as_file(const std::string& bytes) {
  const int file = memfd_create("fuzz", 0);
  if (file < 0) return;
  if (write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()))
    read_all("/proc/self/fd/" + std::to_string(file));
  close(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_as_file(bytes);
  const std::string sound = mended(bytes);
  if (sound != bytes) read_as_file(sound);
  return 0;
}
