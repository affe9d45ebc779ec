// SPDX-License-Identifier: Apache-2.0
#include "prefix.hpp"

#include "anlage/base/error.hpp"

namespace anlage {

namespace fs = std::filesystem;

fs::path prefix() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) return program.parent_path().parent_path();
  throw Error({.code = ErrorCode::file_unreadable, .message = "/proc/self/exe cannot be read: " + error.message()});
}

fs::path author_folder(const fs::path& below) {
  const fs::path folder = prefix() / below;
  if (fs::exists(folder)) return folder;
  throw Error({.code = ErrorCode::file_unreadable,
               .message = "there is no " + folder.string() + ", which plugin authors need",
               .hint = "install the development files of Anlage: the package anlage-dev, or `cmake --install BUILD --component dev`"});
}

fs::path cmake_folder() {
  const fs::path here = prefix() / ANLAGE_LIBDIR / "cmake/Anlage";
  return fs::exists(here) ? here : author_folder("lib/cmake/Anlage");
}

}  // namespace anlage
