// SPDX-License-Identifier: Apache-2.0
/// The files of a shipped plugin that this machine can run: the one for any machine first, then its faster siblings.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace anlage::test {

inline std::vector<std::string> shipped_plugins(const std::string& name) {
  const std::filesystem::path folder(ANLAGE_SHIPPED_PLUGINS);
  std::vector<std::string> files{(folder / (name + ".anl.so")).string()};
  const auto add = [&](const char* level) {
    const std::filesystem::path file = folder / (name + level + ".anl.so");
    if (std::filesystem::exists(file)) files.push_back(file.string());
  };
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) add(".v3");
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd"))
    add(".v4");
#endif
  return files;
}

}  // namespace anlage::test
