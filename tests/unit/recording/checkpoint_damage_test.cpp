// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstring>

#include "anlage/recording/checkpoint.hpp"
#include "anlage/recording/safetensors.hpp"
#include "support/life.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

const std::string brain_text = R"(
[brain]
name = "small"
[regions.noise]
type = "TestNoise"
size = { n = 3 }
[steering.counter]
type = "TestCounter"
)";

/// A checkpoint, and another state that must not change by reading damaged copies of it.
struct Damage {
  Folder folder;
  Life life{brain_text};
  std::string sound;
  std::string hash;

  Damage() {
    life.simulator->run(3);
    write_checkpoint(*life.state, folder.path("sound"));
    sound = content(folder.path("sound"));
    life.simulator->run(1);
    hash = life.hash();
  }

  std::string refusal(const std::string& file) {
    put(folder.path("damaged"), file);
    return refusal_of([&] { read_checkpoint(*life.state, folder.path("damaged")); });
  }

  [[nodiscard]] std::size_t data_start() const {
    std::uint64_t header = 0;
    std::memcpy(&header, sound.data(), 8);
    return 8 + header;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(damaged_checkpoint)

BOOST_AUTO_TEST_CASE(is_refused_when_cut_off_at_any_byte) {
  Damage damage;

  for (std::size_t length = 0; length < damage.sound.size(); ++length) {
    const std::string text = damage.refusal(damage.sound.substr(0, length));
    if (!has(text, "[checkpoint-damaged]")) BOOST_FAIL("accepted the first " << length << " bytes: " << text);
  }

  BOOST_TEST(damage.life.hash() == damage.hash);
}

BOOST_AUTO_TEST_CASE(is_refused_when_a_bit_of_any_byte_is_flipped) {
  Damage damage;

  for (std::size_t byte = 0; byte < damage.sound.size(); ++byte) {
    std::string file = damage.sound;
    file[byte] = static_cast<char>(file[byte] ^ (1 << (byte % 8)));
    const std::string text = damage.refusal(file);
    if (text.empty())
      BOOST_FAIL("accepted a flipped bit " << byte % 8 << " in byte " << byte << ": "
                                           << damage.sound.substr(byte - std::min<std::size_t>(byte, 20), 40));
  }

  BOOST_TEST(damage.life.hash() == damage.hash);
}

BOOST_AUTO_TEST_CASE(is_refused_with_the_tensor_whose_numbers_were_changed) {
  Damage damage;
  std::string file = damage.sound;
  file.back() = static_cast<char>(file.back() ^ 1);
  const std::string last = SafetensorsFile(damage.folder.path("sound")).tensors().back().name;

  const std::string text = damage.refusal(file);

  BOOST_TEST(has(text, "the numbers of tensor `" + last + "`"), text);
  BOOST_TEST(has(text, "do not match their hash [checkpoint-damaged]"));
  BOOST_TEST(has(text, "use an older checkpoint"));
}

BOOST_AUTO_TEST_CASE(is_refused_when_something_follows_it) {
  Damage damage;

  BOOST_TEST(has(damage.refusal(damage.sound + '\0'), "[checkpoint-damaged]"));
}

BOOST_AUTO_TEST_CASE(is_refused_when_its_clock_is_no_number) {
  Damage damage;
  const SafetensorsFile file(damage.folder.path("sound"));
  const std::vector<std::byte> data = file.read();
  std::vector<TensorSource> tensors;
  for (const TensorInfo& t : file.tensors()) {
    tensors.push_back({t.name, t.dtype, t.shape, {data.data() + t.begin}, 1, t.end - t.begin, t.end - t.begin});
  }
  Metadata metadata;
  for (const auto& [key, text] : file.metadata()) {
    if (!key.starts_with("xxh3")) metadata[key] = text;
  }
  metadata["clock.tick"] = "3 ";
  write_safetensors(damage.folder.path("forged"), tensors, metadata);

  const std::string text = damage.refusal(content(damage.folder.path("forged")));

  BOOST_TEST(has(text, "`clock.tick` is `3 `, not a number of ticks [checkpoint-damaged]"), text);
}

BOOST_AUTO_TEST_CASE(is_never_left_by_a_full_disk) {
  Damage damage;
  std::string text;

  for (const rlim_t room : {rlim_t{0}, rlim_t{8}, rlim_t{damage.data_start()}, rlim_t{damage.sound.size() - 1}}) {
    const FullDisk full(room);
    text = refusal_of([&] { write_checkpoint(*damage.life.state, damage.folder.path("sound")); });
    BOOST_TEST(has(text, "(" + std::to_string(damage.sound.size()) + " bytes needed) [file-unwritable]"), text);
  }

  BOOST_TEST(content(damage.folder.path("sound")) == damage.sound);
  BOOST_TEST(damage.folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(is_never_left_by_a_crash_between_write_and_rename) {
  Damage damage;
  put(damage.folder.path("sound.99-0.anlage-tmp"), damage.sound.substr(0, 100));

  read_checkpoint(*damage.life.state, damage.folder.path("sound"));
  write_checkpoint(*damage.life.state, damage.folder.path("sound"));

  BOOST_TEST(content(damage.folder.path("sound")) == damage.sound);
  BOOST_TEST(damage.folder.files() == 1U);
}

BOOST_AUTO_TEST_CASE(is_not_written_into_a_read_only_folder) {
  Damage damage;
  std::string text;

  {
    const ReadOnly forbidden(damage.folder.path());
    text = refusal_of([&] { write_checkpoint(*damage.life.state, damage.folder.path("sound")); });
  }

  BOOST_TEST(has(text, "Permission denied"));
  BOOST_TEST(content(damage.folder.path("sound")) == damage.sound);
}

BOOST_AUTO_TEST_SUITE_END()
