// SPDX-License-Identifier: Apache-2.0
/// Tables of a library with any numbers and any texts in them: types or an Error, nothing else.
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
  /// A text of up to 31 bytes, or none.
  const char* text(std::vector<std::string>& pool) {
    const std::size_t count = take<std::uint8_t>() & 63;
    if (count > 31) return nullptr;
    std::string words;
    for (std::size_t i = 0; i < count; ++i) words += take<char>();
    return pool.emplace_back(words).c_str();
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

std::int32_t verb(const anlage_call*) { return ANLAGE_OK; }

anlage_field field_of(Bytes& bytes, std::vector<std::string>& pool) {
  anlage_field field{};
  field.struct_size = (bytes.take<std::uint8_t>() & 1) != 0 ? sizeof(anlage_field) : bytes.take<std::uint8_t>();
  field.role = bytes.take<std::uint8_t>(), field.dtype = bytes.take<std::uint8_t>(), field.flags = bytes.take<std::uint16_t>();
  for (const char** text : {&field.name, &field.shape, &field.unit, &field.doc, &field.init, &field.choices}) *text = bytes.text(pool);
  field.default_value = bytes.take<double>(), field.min = bytes.take<double>(), field.max = bytes.take<double>();
  return field;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  std::vector<std::string> pool;
  pool.reserve(256);
  std::array<anlage_field, 8> fields{};
  anlage_type type{};
  type.struct_size = (bytes.take<std::uint8_t>() & 1) != 0 ? sizeof(anlage_type) : bytes.take<std::uint8_t>();
  type.kind = bytes.take<std::uint8_t>() % 7, type.flags = bytes.take<std::uint32_t>();
  type.field_count = bytes.take<std::uint8_t>() % (fields.size() + 1);
  type.field_size = (bytes.take<std::uint8_t>() & 3) != 0 ? sizeof(anlage_field) : bytes.take<std::uint8_t>();
  if (type.field_size > sizeof(anlage_field)) type.field_size = sizeof(anlage_field);
  for (const char** text : {&type.name, &type.version, &type.licence, &type.doc, &type.citation}) *text = bytes.text(pool);
  for (std::uint32_t i = 0; i < type.field_count; ++i) fields[i] = field_of(bytes, pool);
  type.fields = fields.data();
  if ((bytes.take<std::uint8_t>() & 7) != 0) type.run = verb;
  const anlage_type* types[] = {&type, (bytes.take<std::uint8_t>() & 7) == 0 ? nullptr : &type};
  anlage_library library{};
  library.struct_size = sizeof(library);
  library.type_count = 1 + (bytes.take<std::uint8_t>() & 1);
  library.types = types;
  library.compiler = bytes.text(pool);
  try {
    (void)anlage::read_tables(&library, "fuzz.anl.so");
  } catch (const anlage::Error&) {
  }
  return 0;
}
