// SPDX-License-Identifier: Apache-2.0
#include "anlage/recording/safetensors.hpp"

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <numeric>

#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

template <class T>
TensorSource tensor(const std::string& name, const std::string& dtype, const std::vector<T>& numbers) {
  return {name,
          dtype,
          {numbers.size()},
          {reinterpret_cast<const std::byte*>(numbers.data())},
          1,
          numbers.size() * sizeof(T),
          numbers.size() * sizeof(T)};
}

const std::vector<std::uint8_t> bytes{1, 2, 3};
const std::vector<float> floats{0.5F, -1.25F, 3.0F};
const std::vector<double> doubles{1e300, -0.0};

void write_three(const std::string& path) {
  write_safetensors(path,
                    {tensor("small", "U8", bytes), tensor("middle", "F32", floats), tensor("large", "F64", doubles)},
                    {{"greeting", "hello \"world\" é\n"}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(safetensors)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  const Folder folder;
  write_three(folder.path("a"));

  const SafetensorsFile file(folder.path("a"));
  const std::vector<std::byte> data = file.read();

  BOOST_TEST(*file.text("greeting") == "hello \"world\" é\n");
  BOOST_TEST_REQUIRE(file.tensors().size() == 3U);
  BOOST_TEST(std::memcmp(data.data(), doubles.data(), 16) == 0);
  BOOST_TEST(std::memcmp(data.data() + 16, floats.data(), 12) == 0);
  BOOST_TEST(std::memcmp(data.data() + 28, bytes.data(), 3) == 0);
}

BOOST_AUTO_TEST_CASE(puts_large_elements_first_so_that_each_is_aligned) {
  const Folder folder;
  write_three(folder.path("a"));

  const SafetensorsFile file(folder.path("a"));

  BOOST_TEST(file.tensors()[0].name == "large");
  BOOST_TEST(file.tensors()[1].name == "middle");
  BOOST_TEST(file.tensors()[2].name == "small");
}

BOOST_AUTO_TEST_CASE(starts_the_tensors_at_a_multiple_of_64_bytes) {
  const Folder folder;
  write_three(folder.path("a"));

  const std::string file = content(folder.path("a"));
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), 8);

  BOOST_TEST((8 + header) % 64 == 0U);
  BOOST_TEST(file.size() == 8 + header + 31U);  // 2 · 8 + 3 · 4 + 3 · 1 bytes
}

BOOST_AUTO_TEST_CASE(can_be_read_by_a_few_lines_that_know_only_the_format) {
  const Folder folder;
  write_three(folder.path("a"));

  const std::string file = content(folder.path("a"));
  std::uint64_t header = 0;
  std::memcpy(&header, file.data(), 8);
  const std::string entry = file.substr(file.find("\"middle\":{"), 120);
  const auto begin = std::stoul(entry.substr(entry.find("\"data_offsets\":[") + 16));
  std::vector<float> numbers(3);
  std::memcpy(numbers.data(), file.data() + 8 + header + begin, 12);

  BOOST_TEST(numbers == floats, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(leaves_out_the_padding_between_columns_and_slots) {
  const Folder folder;
  std::vector<float> memory(64);
  std::iota(memory.begin(), memory.end(), 0.0F);
  const auto* start = reinterpret_cast<const std::byte*>(memory.data());

  // 2 slots 32 numbers apart, 2 columns 16 apart, 3 numbers each.
  write_safetensors(folder.path("a"), {{"m", "F32", {2, 2, 3}, {start, start + 128}, 2, 12, 64}}, {});
  const std::vector<std::byte> data = SafetensorsFile(folder.path("a")).read();

  std::vector<float> packed(12);
  BOOST_TEST_REQUIRE(data.size() == 48U);
  std::memcpy(packed.data(), data.data(), 48);
  const std::vector<float> expected{0, 1, 2, 16, 17, 18, 32, 33, 34, 48, 49, 50};
  BOOST_TEST(packed == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(writes_more_than_fits_one_piece) {
  const Folder folder;
  std::vector<float> memory(600'000);  // 2.4 MB, in columns of 3 MB / 5 and of 8 bytes
  std::iota(memory.begin(), memory.end(), 0.0F);
  const auto* start = reinterpret_cast<const std::byte*>(memory.data());

  write_safetensors(folder.path("a"),
                    {{"long", "F32", {1, 600'000}, {start}, 1, 2'400'000, 2'400'000},
                     {"short", "F32", {150'000, 2}, {start}, 150'000, 8, 16}},
                    {});
  const std::vector<std::byte> data = SafetensorsFile(folder.path("a")).read();

  BOOST_TEST_REQUIRE(data.size() == 3'600'000U);
  BOOST_TEST(std::memcmp(data.data(), memory.data(), 2'400'000) == 0);
  float last = 0.0F;
  std::memcpy(&last, data.data() + 3'599'996, 4);
  BOOST_TEST(last == 599'997.0F);  // column 149999 starts at number 4 · 149999, its second number is one further
}

BOOST_AUTO_TEST_CASE(keeps_tensors_without_numbers) {
  const Folder folder;
  const std::vector<float> none;

  write_safetensors(folder.path("a"), {tensor("b", "F32", none), tensor("a", "F32", none), tensor("m", "F32", floats)},
                    {});
  const SafetensorsFile file(folder.path("a"));

  BOOST_TEST(file.tensors().size() == 3U);
  BOOST_TEST(file.read().size() == 12U);
}

BOOST_AUTO_TEST_CASE(writes_a_file_without_any_tensor) {
  const Folder folder;

  write_safetensors(folder.path("a"), {}, {});

  BOOST_TEST(SafetensorsFile(folder.path("a")).read().empty());
}

BOOST_AUTO_TEST_CASE(refuses_two_tensors_of_one_name) {
  const Folder folder;

  const std::string text = refusal_of([&] {
    write_safetensors(folder.path("a"), {tensor("m", "F32", floats), tensor("m", "U8", bytes)}, {});
  });

  BOOST_TEST(has(text, "two tensors have the name `m`"));
}

BOOST_AUTO_TEST_CASE(refuses_text_that_is_no_utf8) {
  const Folder folder;

  const std::string text = refusal_of([&] { write_safetensors(folder.path("a"), {}, {{"name", "\xff"}}); });

  BOOST_TEST(has(text, "a name or text cannot be stored"));
  BOOST_TEST(has(text, "[file-unwritable]"));
}

BOOST_AUTO_TEST_CASE(says_that_there_is_no_such_file) {
  const Folder folder;

  const std::string text = refusal_of([&] { SafetensorsFile file(folder.path("none")); });

  BOOST_TEST(has(text, "cannot be read: No such file or directory [file-unreadable]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_folder) {
  const Folder folder;

  const std::string text = refusal_of([&] { SafetensorsFile file(folder.path()); });

  BOOST_TEST(has(text, "it is no regular file [file-unreadable]"));
}

BOOST_AUTO_TEST_SUITE_END()
