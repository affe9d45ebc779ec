// SPDX-License-Identifier: Apache-2.0
/// What the tests of the registry share: a folder of their own, the tiny plugins, tables in memory, words of errors.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "anlage/base/error.hpp"
#include "anlage/contract/contract.h"

namespace registry_test {

/// Problems of the Error that `action` throws; a failure of the test if it throws none.
template <class Action>
std::vector<anlage::Problem> problems_of(Action action) {
  try {
    action();
  } catch (const anlage::Error& error) {
    return error.problems();
  }
  BOOST_FAIL("no error was thrown");
  return {};
}

template <class Action>
anlage::Problem problem_of(Action action) {
  return problems_of(action).front();
}

inline bool contains(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

/// True if any of the messages has these words.
inline bool any_says(const std::vector<anlage::Problem>& problems, const std::string& words) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const anlage::Problem& problem) { return contains(problem.message, words); });
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "anlage-registry-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) BOOST_FAIL("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }
  /// A sub-folder, made if need be.
  [[nodiscard]] std::string folder(const std::string& name) const {
    std::filesystem::create_directories(path_ / name);
    return path(name);
  }
  /// Copies a tiny plugin here under another name; returns where it stands.
  std::string put(const std::string& plugin, const std::string& as) const {
    std::filesystem::create_directories((path_ / as).parent_path());
    std::filesystem::copy_file(std::filesystem::path(TINY_PLUGINS) / (plugin + ".anl.so"), path_ / as,
                               std::filesystem::copy_options::overwrite_existing);
    return path(as);
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

inline std::string tiny_plugin(const std::string& name) { return TINY_PLUGINS "/" + name + ".anl.so"; }

inline std::string read_bytes(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline int32_t do_nothing(const anlage_call*) { return ANLAGE_OK; }

inline anlage_field field(std::uint32_t role, const char* name, const char* shape, const char* unit = "1") {
  anlage_field made{};
  made.struct_size = sizeof made;
  made.role = role;
  made.dtype = ANLAGE_DTYPE_F32;
  made.name = name;
  made.shape = shape;
  made.unit = unit;
  made.doc = "a field";
  made.min = -INFINITY;
  made.max = INFINITY;
  return made;
}

/// A library of one type in memory. A test changes what it is about and then calls `library`.
struct Tables {
  std::vector<anlage_field> fields;
  anlage_type type{};
  std::vector<const anlage_type*> types{&type};
  anlage_library table{};

  explicit Tables(std::uint32_t kind = ANLAGE_KIND_REGION, const char* name = "Relay") {
    type.struct_size = sizeof type;
    type.kind = kind;
    type.field_size = sizeof(anlage_field);
    type.name = name;
    type.version = "1.2.3";
    type.licence = "Apache-2.0";
    type.doc = "one line";
    type.citation = "Author 1999";
    type.run = do_nothing;
    table.struct_size = sizeof table;
    table.contract = ANLAGE_CONTRACT_VERSION;
    table.compiler = "a compiler";
    if (kind == ANLAGE_KIND_REGION) {
      fields = {field(ANLAGE_ROLE_PARAM, "gain", ""), field(ANLAGE_ROLE_IN, "drive", "n", "Hz"),
                field(ANLAGE_ROLE_OUT, "rate", "n", "Hz")};
    }
    if (kind == ANLAGE_KIND_LEARNING_RULE) fields = {field(ANLAGE_ROLE_WEIGHTS, "w", "post pre")};
  }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  const anlage_library& library() {
    type.field_count = static_cast<std::uint32_t>(fields.size());
    type.fields = fields.data();
    table.type_count = static_cast<std::uint32_t>(types.size());
    table.types = types.data();
    return table;
  }
};

}  // namespace registry_test
