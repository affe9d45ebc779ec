// SPDX-License-Identifier: Apache-2.0
/// The folder that the program was installed under, or the build folder, which has the same layout.
#pragma once

#include <filesystem>

namespace anlage {

/// "/usr" for "/usr/bin/anlage". Throws: Error{file_unreadable}. [any]
[[nodiscard]] std::filesystem::path prefix();
/// What a plugin author needs: "include", "share/anlage/templates", "lib/cmake/Anlage" below the prefix.
/// Throws: Error{file_unreadable} that says which package is missing. [any]
[[nodiscard]] std::filesystem::path author_folder(const std::filesystem::path& below);
/// lib/cmake/Anlage, wherever this system keeps libraries. Throws as above. [any]
[[nodiscard]] std::filesystem::path cmake_folder();

}  // namespace anlage
