// SPDX-License-Identifier: Apache-2.0
/// Tables of a library with any numbers and any texts in them: types or an Error, nothing else. Most of what is drawn
/// is legal by itself, so that the checks behind the first one are reached: words out of a list, roles and sizes that
/// exist.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "anlage/base/error.hpp"
#include "anlage/registry/table_reader.hpp"

namespace {

/// Hands bytes out, zeros when there are no more.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  template <class T>
  T take() {
    T value{};
    const std::size_t count = std::min(sizeof(T), left_);
    std::memcpy(&value, data_, count);
    data_ += count, left_ -= count;
    return value;
  }
  /// One of the words that tables are made of, a text of up to 31 bytes, or none.
  const char* text(std::vector<std::string>& pool) {
    const std::size_t choice = take<std::uint8_t>();
    if (choice >= 64) return common[choice % common.size()];
    if (choice > 31) return nullptr;
    std::string words;
    for (std::size_t i = 0; i < choice; ++i) words += take<char>();
    return pool.emplace_back(words).c_str();
  }
  /// `usual` three times out of four, else any number.
  std::uint32_t size(std::size_t usual) {
    return (take<std::uint8_t>() & 3) != 0 ? static_cast<std::uint32_t>(usual) : take<std::uint8_t>();
  }

 private:
  static constexpr std::array<const char*, 24> common{"Type",
                                                      "Other",
                                                      "v",
                                                      "w",
                                                      "V_m",
                                                      "1.0.0",
                                                      "Apache-2.0",
                                                      "n",
                                                      "",
                                                      "post pre",
                                                      "pre",
                                                      "post",
                                                      "n k",
                                                      "16 n",
                                                      "1",
                                                      "mV",
                                                      "*",
                                                      "zero",
                                                      "constant 0.5",
                                                      "normal 0 0.1",
                                                      "orthogonal 1",
                                                      "lognormal -1 0.5",
                                                      "sparse 0.1 0.5",
                                                      "first second"};
  const std::uint8_t* data_;
  std::size_t left_;
};

std::int32_t verb(const anlage_call*) { return ANLAGE_OK; }

anlage_field field_of(Bytes& bytes, std::vector<std::string>& pool) {
  anlage_field field{};
  field.struct_size = bytes.size(sizeof(anlage_field));
  field.role = bytes.take<std::uint8_t>() % 22, field.dtype = bytes.take<std::uint8_t>() % 8;
  field.flags = bytes.take<std::uint8_t>();
  for (const char** text : {&field.name, &field.shape, &field.unit, &field.doc, &field.init, &field.choices})
    *text = bytes.text(pool);
  for (double* number : {&field.default_value, &field.min, &field.max})
    *number = (bytes.take<std::uint8_t>() & 1) != 0 ? bytes.take<std::int8_t>() : bytes.take<double>();
  return field;
}

anlage_type type_of(Bytes& bytes, std::vector<std::string>& pool, std::array<anlage_field, 8>& fields) {
  anlage_type type{};
  type.struct_size = bytes.size(sizeof(anlage_type));
  type.kind = bytes.take<std::uint8_t>() % 7, type.flags = bytes.take<std::uint8_t>() & 15;
  type.field_count = bytes.take<std::uint8_t>() % (fields.size() + 1);
  type.field_size = std::min(bytes.size(sizeof(anlage_field)), static_cast<std::uint32_t>(sizeof(anlage_field)));
  for (const char** text : {&type.name, &type.version, &type.licence, &type.doc, &type.citation})
    *text = bytes.text(pool);
  for (std::uint32_t i = 0; i < type.field_count; ++i) fields[i] = field_of(bytes, pool);
  type.fields = (bytes.take<std::uint8_t>() & 15) == 15 ? nullptr : fields.data();
  const std::uint32_t verbs = bytes.take<std::uint8_t>();
  if ((verbs & 1) == 0) type.run = verb;
  if ((verbs & 6) == 6) type.fill = verb;
  if ((verbs & 24) == 24) type.settle = verb;
  if ((verbs & 96) == 96) type.fused = verb;
  return type;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  std::vector<std::string> pool;
  pool.reserve(256);
  std::array<std::array<anlage_field, 8>, 2> fields{};
  const std::array<anlage_type, 2> made{type_of(bytes, pool, fields[0]), type_of(bytes, pool, fields[1])};
  const std::array<const anlage_type*, 2> types{&made[0], (bytes.take<std::uint8_t>() & 7) == 7 ? nullptr : &made[1]};
  anlage_library library{};
  library.struct_size = bytes.size(sizeof(library));
  library.contract = (bytes.take<std::uint8_t>() & 15) == 15 ? bytes.take<std::uint32_t>() : ANLAGE_CONTRACT_VERSION;
  library.type_count = bytes.take<std::uint8_t>() % (types.size() + 1);
  library.types = types.data();
  library.compiler = bytes.text(pool);
  try {
    (void)anlage::read_tables(&library, "fuzz.anl.so");
  } catch (const anlage::Error&) {
  }
  return 0;
}
