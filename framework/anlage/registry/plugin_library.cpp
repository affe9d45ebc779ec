// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_library.hpp"

#include <string>
#include <vector>

// Boost 1.74 forgets <vector> in this mode, which is why the two includes above stand where they stand.
#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <new>
#include <utility>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

#include "anlage/base/error.hpp"
#include "anlage/registry/elf_note.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "anlage/registry/private_copy.hpp"
#include "anlage/registry/table_reader.hpp"

namespace anlage {
namespace {

[[noreturn]] void refuse(const std::string& file, std::string message, std::string hint = {}) {
  throw Error(
      {.code = ErrorCode::plugin_refused, .message = std::move(message), .path = file, .hint = std::move(hint)});
}

/// The loader's own words out of Boost's message, without the name of the private copy, which means nothing to anybody.
std::string loader_words(std::string text, const std::string& copy) {
  constexpr std::string_view before = "dlerror system message: ";
  if (const auto begin = text.find(before); begin != std::string::npos) {
    const auto end = text.rfind("): ");
    text = text.substr(begin + before.size(), end == std::string::npos ? end : end - begin - before.size());
  }
  for (auto at = text.find(copy); at != std::string::npos; at = text.find(copy)) {
    text.erase(at, copy.size() + (text.compare(at + copy.size(), 2, ": ") == 0 ? 2 : 0));
  }
  return text;
}

std::string hint_for(const std::string& words) {
  if (words.find("undefined symbol") != std::string::npos) {
    return "link the plugin with -Wl,-z,defs, then the linker names what is missing";
  }
  return words.find("cannot open shared object") != std::string::npos ? "install that library, or link it statically"
                                                                      : "";
}

/// Loads for good: neither handle nor mapping is ever given back. Unloading is not safe (a plugin may have left
/// threads, thread-local destructors or unique symbols behind), and types are used until the process ends.
const boost::dll::shared_library& load_for_good(const PrivateCopy& copy, const std::string& file, std::byte* storage) {
  using namespace boost::dll;
  try {
    // Loaded libraries live in storage whose destructor nobody calls; only the overload that throws keeps dlerror's
    // text.
    return *new (storage) shared_library(copy.path(), load_mode::rtld_now | load_mode::rtld_local);
  } catch (const std::exception& error) {
    std::string words = loader_words(error.what(), copy.path());
    std::string hint = hint_for(words);
    refuse(file, "cannot be loaded: " + std::move(words), std::move(hint));
  }
}

/// Arithmetic mode of this thread. A library linked with -ffast-math changes it when it is loaded, whatever its note
/// says.
class ArithmeticGuard {
 public:
#if defined(__SSE__)
  /// Restores the mode; true if it had been changed.
  [[nodiscard]] bool restore() const {
    constexpr unsigned modes = 0xFFC0;  // all but the sticky exception flags
    const bool changed = ((_mm_getcsr() ^ before_) & modes) != 0;
    if (changed) _mm_setcsr(before_);
    return changed;
  }

 private:
  unsigned before_ = _mm_getcsr();
#else
  [[nodiscard]] bool restore() const { return false; }
#endif
};

anlage_entry find_entry(const boost::dll::shared_library& library, const std::string& file) {
  if (!library.has(ANLAGE_ENTRY_SYMBOL)) {
    refuse(file,
           "exports no " ANLAGE_ENTRY_SYMBOL ", so it does not speak contract " + std::to_string(ANLAGE_CONTRACT_MAJOR),
           "end its source with ANLAGE_PLUGIN(…), or export the entry by hand");
  }
  return &library.get<std::remove_pointer_t<anlage_entry>>(ANLAGE_ENTRY_SYMBOL);
}

PrivateCopy copy_of_plugin(const std::string& file) {
  check_plugin_note(read_plugin_note(file), file);
  return PrivateCopy(file);
}

}  // namespace

std::string_view to_string(LoadStage stage) {
  switch (stage) {
    case LoadStage::constructors:
      return "while its constructors run";
    case LoadStage::entry:
      return "in its entry " ANLAGE_ENTRY_SYMBOL;
    case LoadStage::tables:
      return "while its tables are read";
  }
  return "while it is loaded";
}

PluginLibrary::PluginLibrary(const std::string& file) : PluginLibrary(file, copy_of_plugin(file)) {}

PluginLibrary::PluginLibrary(const std::string& file, const PrivateCopy& copy, LoadWatcher* watcher) : file_(file) {
  const auto enter = [&](LoadStage stage) {
    if (watcher != nullptr) watcher->entering(stage);
  };
  const anlage_note note = read_elf_note(copy.descriptor(), file);
  check_plugin_note(note, file);

  enter(LoadStage::constructors);
  alignas(boost::dll::shared_library) std::byte storage[sizeof(boost::dll::shared_library)];
  const ArithmeticGuard arithmetic;
  const auto& library = load_for_good(copy, file, storage);
  if (arithmetic.restore()) {
    refuse(file, "was linked with -ffast-math: loading it changed the arithmetic of the whole program",
           "link it without -ffast-math and -Ofast");
  }
  const anlage_entry entry = find_entry(library, file);
  enter(LoadStage::entry);
  const anlage_library* table = entry();
  enter(LoadStage::tables);
  LibraryTables tables = read_tables(table, file);
  hash_ = copy.hash();
  isa_ = note.isa;
  compiler_ = std::move(tables.compiler);
  types_ = std::move(tables.types);
  for (TypeInfo& type : types_) type.library = this;
}

PluginLibrary::PluginLibrary(const anlage_library& library, std::string name) : file_(std::move(name)) {
  LibraryTables tables = read_tables(&library, file_);
  compiler_ = std::move(tables.compiler);
  types_ = std::move(tables.types);
  for (TypeInfo& type : types_) type.library = this;
}

}  // namespace anlage
