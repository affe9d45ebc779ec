// SPDX-License-Identifier: Apache-2.0
/// Hdf5File: the lists of numbers in an HDF5 file, as the HDF5 library writes them unless asked otherwise.
///
/// Source: HDF5 File Format Specification, version 3.0 (The HDF Group). Read are superblocks 0 and 1, groups as symbol tables, and data
/// sets of numbers, least significant byte first, that lie in one piece; what is compressed, in chunks or of a newer layout is
/// refused in words.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <anlage/sdk/failure.hpp>

namespace plugins {

class Hdf5File {
 public:
  /// Throws: Failure if the file cannot be opened or is no HDF5 file of a layout that is read. [build]
  explicit Hdf5File(const std::string& file) : file_(file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw anlage::Failure(file + ": cannot be opened");
    bytes_.assign(std::istreambuf_iterator<char>(stream), {});
    static constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
    if (std::string_view(bytes_).substr(0, 8) != signature) fail("is no HDF5 file");
    const auto version = at<std::uint8_t>(8);
    if (version > 1) fail("has the layout of newer HDF5 libraries; " + repack());
    if (at<std::uint8_t>(13) != 8 || at<std::uint8_t>(14) != 8) fail("has addresses that are not of eight bytes");
    const std::uint64_t first = version == 0 ? 24 : 28;
    root_ = at<std::uint64_t>(first + 4 * 8 + 8);
  }

  /// Names in a group, "/edges"; empty if there is no such group. [build]
  [[nodiscard]] std::vector<std::string> members(std::string_view group) const {
    std::vector<std::string> names;
    const std::uint64_t header = find(group);
    if (header == 0) return names;
    for (const Member& member : members_of(header)) names.push_back(member.first);
    return names;
  }
  [[nodiscard]] bool has(std::string_view path) const { return find(path) != 0; }

  /// The numbers of a data set, "/edges/a_to_b/source_node_id". Throws: Failure if there is none or it cannot be read. [build]
  [[nodiscard]] std::vector<double> numbers(const std::string& path) const {
    const std::uint64_t header = find(path);
    if (header == 0) fail("has no " + path);
    DataSet set;
    for (const Message& message : messages_of(header)) set.take(*this, message, path);
    if (set.size == 0 || set.bytes == 0) fail(path + " is no list of numbers");
    std::vector<double> numbers;
    numbers.reserve(set.size);
    for (std::uint64_t i = 0; i < set.size; ++i) numbers.push_back(number(set, set.address + i * set.bytes));
    return numbers;
  }

 private:
  using Member = std::pair<std::string, std::uint64_t>;  ///< name, address of the object header
  struct Message {
    std::uint16_t type;
    std::uint64_t begin;
  };
  enum : std::uint16_t { dataspace = 1, datatype = 3, layout = 8, filters = 11, continuation = 16, symbol_table = 17 };
  static constexpr int most_nodes = 100000;  ///< of one group or header: a broken file may point in circles

  struct DataSet {
    std::uint64_t size = 0;     ///< numbers
    std::uint64_t bytes = 0;    ///< of a number
    std::uint64_t address = 0;
    bool is_float = false;
    bool is_signed = false;

    void take(const Hdf5File& file, const Message& message, const std::string& path) {
      const std::uint64_t at = message.begin;
      if (message.type == dataspace) {
        const auto rank = file.at<std::uint8_t>(at + 1);
        const std::uint64_t first = at + (file.at<std::uint8_t>(at) == 1 ? 8 : 4);
        size = 1;
        for (int axis = 0; axis < rank; ++axis) size *= file.at<std::uint64_t>(first + 8 * static_cast<std::uint64_t>(axis));
        if (size > file.bytes_.size()) file.fail(path + " says that it is longer than the file");
      } else if (message.type == datatype) {
        const int kind = file.at<std::uint8_t>(at) & 15;
        const auto bits = file.at<std::uint8_t>(at + 1);
        if (kind > 1) return;
        if ((bits & 1) != 0) file.fail(path + " has the most significant byte first; " + repack());
        is_float = kind == 1;
        is_signed = (bits & 8) != 0;
        bytes = file.at<std::uint32_t>(at + 4);
      } else if (message.type == filters) {
        file.fail(path + " is compressed; " + repack());
      } else if (message.type == layout) {
        const auto version = file.at<std::uint8_t>(at), kind = file.at<std::uint8_t>(at + 1);
        if (version != 3 || kind > 1) file.fail(path + " does not lie in one piece; " + repack());
        address = kind == 1 ? file.at<std::uint64_t>(at + 2) : at + 4;
      }
    }
  };

  [[noreturn]] void fail(const std::string& why) const { throw anlage::Failure(file_ + ": " + why); }
  static std::string repack() { return "rewrite it: h5repack -f NONE -l CONTI OLD NEW"; }

  template <class T>
  T at(std::uint64_t address) const {
    if (address > bytes_.size() || bytes_.size() - address < sizeof(T)) fail("ends early or is damaged");
    T value;
    std::memcpy(&value, bytes_.data() + address, sizeof(T));
    return value;
  }
  void expect(std::uint64_t address, std::string_view mark) const {
    if (address > bytes_.size() || std::string_view(bytes_).substr(address, 4) != mark) fail("is damaged: no " + std::string(mark));
  }

  double number(const DataSet& set, std::uint64_t address) const {
    if (set.is_float && set.bytes == 8) return at<double>(address);
    if (set.is_float && set.bytes == 4) return double{at<float>(address)};
    if (set.is_float) fail("has floating-point numbers that are not of four or eight bytes");
    const auto whole = [&](auto with_sign, auto without) {
      return set.is_signed ? static_cast<double>(at<decltype(with_sign)>(address)) : static_cast<double>(at<decltype(without)>(address));
    };
    if (set.bytes == 8) return whole(std::int64_t{}, std::uint64_t{});
    if (set.bytes == 4) return whole(std::int32_t{}, std::uint32_t{});
    if (set.bytes == 2) return whole(std::int16_t{}, std::uint16_t{});
    if (set.bytes == 1) return whole(std::int8_t{}, std::uint8_t{});
    fail("has whole numbers that are not of one, two, four or eight bytes");
  }

  /// Messages of an object header of version 1, those of its continuations included.
  [[nodiscard]] std::vector<Message> messages_of(std::uint64_t header) const {
    if (at<std::uint8_t>(header) != 1) fail("has the layout of newer HDF5 libraries; " + repack());
    std::vector<Message> messages;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks = {{header + 16, at<std::uint32_t>(header + 8)}};
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      std::uint64_t next = blocks[block].first;
      for (const std::uint64_t end = next + blocks[block].second; next + 8 <= end; next += 8 + at<std::uint16_t>(next + 2)) {
        messages.push_back({at<std::uint16_t>(next), next + 8});
        if (messages.back().type == continuation) blocks.emplace_back(at<std::uint64_t>(next + 8), at<std::uint64_t>(next + 16));
        if (messages.size() > most_nodes) fail("is damaged: a header without end");
      }
    }
    return messages;
  }

  [[nodiscard]] std::vector<Member> members_of(std::uint64_t header) const {
    std::vector<Member> members;
    for (const Message& message : messages_of(header)) {
      if (message.type != symbol_table) continue;
      const auto heap = at<std::uint64_t>(message.begin + 8);
      expect(heap, "HEAP");
      int visited = 0;
      collect(at<std::uint64_t>(message.begin), at<std::uint64_t>(heap + 24), members, visited);
    }
    return members;
  }
  /// The members below a node of a group's tree; names lie in the segment of the group's heap.
  void collect(std::uint64_t node, std::uint64_t segment, std::vector<Member>& members, int& visited) const {
    if (++visited > most_nodes) fail("is damaged: a group without end");
    if (at<std::uint32_t>(node) == at_mark("TREE")) {
      const auto used = at<std::uint16_t>(node + 6);
      for (std::uint64_t child = 0; child < used; ++child)
        collect(at<std::uint64_t>(node + 24 + 8 + 16 * child), segment, members, visited);
      return;
    }
    expect(node, "SNOD");
    const auto count = at<std::uint16_t>(node + 6);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t entry = node + 8 + 40 * i, name = segment + at<std::uint64_t>(entry);
      (void)at<std::uint8_t>(name);
      members.emplace_back(std::string(bytes_.c_str() + name), at<std::uint64_t>(entry + 8));
    }
  }
  static std::uint32_t at_mark(const char* mark) {
    std::uint32_t value = 0;
    std::memcpy(&value, mark, 4);
    return value;
  }

  /// Address of the object header of "/a/b"; 0 if there is none.
  [[nodiscard]] std::uint64_t find(std::string_view path) const {
    std::uint64_t header = root_;
    while (!path.empty()) {
      path.remove_prefix(path.front() == '/' ? 1 : 0);
      const std::string_view name = path.substr(0, path.find('/'));
      path.remove_prefix(name.size());
      if (name.empty()) continue;
      std::uint64_t next = 0;
      for (const Member& member : members_of(header))
        if (member.first == name) next = member.second;
      if (next == 0) return 0;
      header = next;
    }
    return header;
  }

  std::string file_;
  std::string bytes_;
  std::uint64_t root_ = 0;
};

}  // namespace plugins
