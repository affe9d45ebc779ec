// SPDX-License-Identifier: Apache-2.0
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstring>
#include <ostream>

#include "anlage/recording/safetensors.hpp"
#include "unit/recording/folder.hpp"

using namespace anlage;
using namespace anlage::test;

namespace {

struct Hostile {
  std::string header;
  std::size_t data_bytes;
  std::string words;  ///< of the message
};

std::ostream& operator<<(std::ostream& out, const Hostile& hostile) { return out << hostile.words; }

std::string tensor(const std::string& name, const std::string& shape, const std::string& offsets,
                   const std::string& dtype = "\"F32\"") {
  return "\"" + name + "\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::string file_text(const std::string& header, std::size_t data_bytes) {
  const std::uint64_t length = header.size();
  std::string text(8, '\0');
  std::memcpy(text.data(), &length, 8);
  return text + header + std::string(data_bytes, '\0');
}

std::string refusal_of_header(const std::string& header, std::size_t data_bytes) {
  const Folder folder;
  put(folder.path("a"), file_text(header, data_bytes));
  return refusal_of([&] { SafetensorsFile file(folder.path("a")); });
}

const std::vector<Hostile> hostile_headers{
    {"", 0, "the header does not start with `{`"},
    {"[]", 0, "the header does not start with `{`"},
    {" {}", 0, "the header does not start with `{`"},
    {"{", 0, "the header is no JSON"},
    {"{}x", 0, "the header is no JSON"},
    {std::string("{\"a\":\0}", 7), 0, "the header holds a zero byte"},
    {std::string("{}\0,", 4), 0, "the header holds a zero byte"},
    {"{\"\xff\":1}", 0, "the header is no JSON"},
    {"{\"m\":" + std::string(200'000, '[') + "}", 0, "nested deeper than the format allows"},
    {"{\"m\":{\"dtype\":{\"a\":{\"b\":1}}}}", 0, "nested deeper than the format allows"},
    {"{" + tensor("m", "[1]", "[0,4]") + "," + tensor("m", "[1]", "[0,4]") + "}", 4, "the name `m` occurs twice"},
    {"{\"m\":{\"dtype\":\"F32\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4,
     "the name `dtype` occurs twice"},
    {"{\"__metadata__\":{\"a\":1}}", 0, "the metadata entry `a` is no text"},
    {"{\"__metadata__\":[]}", 0, "the metadata are no table"},
    {"{\"m\":7}", 0, "tensor `m` is no table"},
    {"{\"m\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "an entry of tensor `m` is missing"},
    {"{\"m\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"strides\":[1]}}", 4,
     "the unknown entry `strides`"},
    {"{" + tensor("m", "[1]", "[0,4]", "4") + "}", 4, "the dtype of tensor `m` is no text"},
    {"{" + tensor("m", "[1]", "[0,4]", "\"C64\"") + "}", 4, "the unknown dtype `C64`"},
    {"{" + tensor("m", "4", "[0,4]") + "}", 4, "the shape of tensor `m` is no list"},
    {"{" + tensor("m", "[-1]", "[0,4]") + "}", 4, "no whole number of at least 0"},
    {"{" + tensor("m", "[1.0]", "[0,4]") + "}", 4, "no whole number of at least 0"},
    {"{" + tensor("m", "[1]", "[0,1e30]") + "}", 4, "no whole number of at least 0"},
    {"{" + tensor("m", "[1]", "[0,99999999999999999999]") + "}", 4, "no whole number of at least 0"},
    {"{" + tensor("m", "[1]", "[0]") + "}", 4, "data_offsets of tensor `m` are 1 numbers, not 2"},
    {"{" + tensor("m", "[1]", "[0,4,8]") + "}", 4, "data_offsets of tensor `m` are 3 numbers, not 2"},
    {"{" + tensor("m", "[1,1,1,1,1,1,1,1,1]", "[0,4]") + "}", 4, "a list of more than 8 numbers"},
    {"{" + tensor("m", "[4294967296,4294967296]", "[0,0]") + "}", 0, "the shape of tensor `m` overflows"},
    {"{" + tensor("m", "[4611686018427387904]", "[0,0]") + "}", 0, "the shape of tensor `m` overflows"},
    {"{" + tensor("m", "[2]", "[0,4]") + "}", 4, "needs 8 bytes, it has 4"},
    {"{" + tensor("m", "[0]", "[4,0]") + "}", 4, "ends before it begins"},
    {"{" + tensor("m", "[2]", "[0,8]") + "}", 4, "ends after the file's 4 bytes of numbers"},
    {"{" + tensor("m", "[1]", "[18446744073709551612,18446744073709551615]") + "}", 4, "ends after the file's 4 bytes"},
    {"{" + tensor("a", "[2]", "[0,8]") + "," + tensor("b", "[2]", "[4,12]") + "}", 12,
     "tensor `b` starts at byte 4 and overlaps"},
    {"{" + tensor("a", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[0,4]") + "}", 4,
     "tensor `b` starts at byte 0 and overlaps"},
    {"{" + tensor("a", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[8,12]") + "}", 12,
     "tensor `b` starts at byte 8 and leaves a gap"},
    {"{" + tensor("m", "[1]", "[4,8]") + "}", 8, "tensor `m` starts at byte 4 and leaves a gap"},
    {"{" + tensor("m", "[1]", "[0,4]") + "}", 8, "the tensors end at byte 4, the file has 8 bytes"},
    {"{}", 4, "the tensors end at byte 0, the file has 4 bytes"},
    {"{" + tensor("m", "[1]", "[0,4]") + "}", 4, "the header has no hash of its own: not written by Anlage"},
    {"{\"__metadata__\":{\"xxh3\":\"0\"}," + tensor("m", "[1]", "[0,4]") + "}", 4,
     "the header does not match its hash"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_safetensors)

BOOST_DATA_TEST_CASE(refuses_a_header_that_lies, boost::unit_test::data::make(hostile_headers), hostile) {
  const std::string text = refusal_of_header(hostile.header, hostile.data_bytes);

  BOOST_TEST(has(text, hostile.words), text);
  BOOST_TEST(has(text, "[checkpoint-damaged]"));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_too_short_for_a_header) {
  const Folder folder;
  put(folder.path("a"), "1234567");

  const std::string text = refusal_of([&] { SafetensorsFile file(folder.path("a")); });

  BOOST_TEST(has(text, "the file has 7 bytes, too few for a header"));
}

BOOST_AUTO_TEST_CASE(refuses_a_header_longer_than_the_file) {
  const Folder folder;
  std::string file = file_text("{}", 0);
  file[0] = 3;
  put(folder.path("a"), file);

  const std::string text = refusal_of([&] { SafetensorsFile opened(folder.path("a")); });

  BOOST_TEST(has(text, "the file has 10 bytes, its header alone claims 3"));
}

BOOST_AUTO_TEST_CASE(refuses_a_header_above_the_format_s_limit_before_taking_memory_for_it) {
  const Folder folder;
  put(folder.path("a"), std::string(8, '\xff'));

  const std::string text = refusal_of([&] { SafetensorsFile file(folder.path("a")); });

  BOOST_TEST(has(text, "the header claims 18446744073709551615 bytes, at most 100 MB are legal"));
}

BOOST_AUTO_TEST_CASE(is_not_slowed_by_a_header_of_very_many_names) {
  // 200 000 names: a reader that compares each with all others would need 2 · 10^10 comparisons.
  std::string header = "{\"__metadata__\":{";
  for (int i = 0; i < 200'000; ++i) header += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":\"\"";

  const std::string text = refusal_of_header(header + "}}", 0);

  BOOST_TEST(has(text, "the header has no hash of its own"));
}

BOOST_AUTO_TEST_SUITE_END()
