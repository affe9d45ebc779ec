// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_cache.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "anlage/base/hash.hpp"
#include "anlage/contract/version.h"

namespace anlage {
namespace {

namespace fs = std::filesystem;

/// Another program may judge the same file differently.
std::string first_line() {
  return line_of({"anlage plugins", "1", fmt::format("contract {}.{}", ANLAGE_CONTRACT_MAJOR, ANLAGE_CONTRACT_MINOR),
                  ANLAGE_FRAMEWORK_VERSION});
}

std::string absolute(const std::string& file) {
  std::error_code error;
  const fs::path path = fs::absolute(file, error);
  return error ? file : path.lexically_normal().string();
}

template <class Number>
bool take_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string folder_from_environment() {
  const auto variable = [](const char* name) {
    const char* text = std::getenv(name);
    return std::string(text == nullptr ? "" : text);
  };
  if (const std::string stated = variable("ANLAGE_CACHE"); !stated.empty()) return stated == "off" ? "" : stated;
  if (const std::string caches = variable("XDG_CACHE_HOME"); caches.starts_with('/')) return caches + "/anlage";
  const std::string home = variable("HOME");
  return home.starts_with('/') ? home + "/.cache/anlage" : "";
}

}  // namespace

PluginCache::PluginCache(std::string folder) : folder_(std::move(folder)) {
  if (!folder_.empty()) contents_ = read(path());
}

PluginCache PluginCache::standard() { return PluginCache(folder_from_environment()); }

std::string PluginCache::path() const { return folder_.empty() ? "" : folder_ + "/plugins"; }

PluginCache::Stamp PluginCache::stamp_of(const std::string& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  const timespec changed = std::max(status.st_mtim, status.st_ctim, [](const timespec& a, const timespec& b) {
    return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
  });
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .size = static_cast<std::uint64_t>(status.st_size),
          .changed = std::int64_t{changed.tv_sec} * 1'000'000'000 + changed.tv_nsec,
          .hash = {}};
}

const PluginDescription* PluginCache::of_contents(const std::string& hash) const {
  const auto known = contents_.descriptions.find(hash);
  return known == contents_.descriptions.end() ? nullptr : &known->second;
}

const PluginDescription* PluginCache::of_file(const std::string& file) const {
  const auto known = contents_.files.find(absolute(file));
  if (known == contents_.files.end()) return nullptr;
  const Stamp& then = known->second;
  const Stamp now = stamp_of(file);
  const bool is_same = then.changed != 0 && then.changed == now.changed && then.size == now.size &&
                       then.inode == now.inode && then.device == now.device;
  return is_same ? of_contents(then.hash) : nullptr;
}

void PluginCache::remember(const std::string& file, const PluginDescription& description, double settled) {
  using namespace std::chrono;
  if (description.hash.empty()) return;
  Stamp stamp = stamp_of(file);
  const std::int64_t now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
  if (stamp.changed > now - static_cast<std::int64_t>(settled * 1e9)) stamp.changed = 0;
  stamp.hash = description.hash;
  contents_.files.insert_or_assign(absolute(file), stamp);
  contents_.descriptions.insert_or_assign(description.hash, description);
  std::erase(forgotten_, description.hash);
  is_new_ = true;
}

void PluginCache::forget(const std::string& hash) {
  contents_.descriptions.erase(hash);
  forgotten_.push_back(hash);
  is_new_ = true;
}

std::vector<std::string> PluginCache::quarantined() const {
  std::vector<std::string> hashes;
  for (const auto& [hash, description] : contents_.descriptions)
    if (description.verdict == Verdict::quarantined) hashes.push_back(hash);
  return hashes;
}

bool PluginCache::take_file(Contents& contents, const std::vector<std::string>& fields) {
  Stamp stamp;
  if (fields.size() != 7 || !take_number(fields[2], stamp.device) || !take_number(fields[3], stamp.inode) ||
      !take_number(fields[4], stamp.size) || !take_number(fields[5], stamp.changed))
    return false;
  stamp.hash = fields[6];
  contents.files.insert_or_assign(fields[1], stamp);
  return true;
}

/// All or nothing: the last line is a hash of the others.
PluginCache::Contents PluginCache::parse(const std::string& text) {
  constexpr std::string_view last = "end\t";
  const std::size_t end = text.rfind(last);
  if (end == std::string::npos || !text.starts_with(first_line())) return {};
  if (text.substr(end) != line_of({"end", content_hash(text.data(), end)})) return {};
  Contents contents;
  PluginDescription* current = nullptr;
  for (std::size_t begin = first_line().size(); begin < end;) {
    const std::size_t next = text.find('\n', begin);
    const std::vector<std::string> fields = fields_of(std::string_view(text).substr(begin, next - begin));
    begin = next + 1;
    if (fields[0] == "file") {
      if (!take_file(contents, fields)) return {};
      continue;
    }
    if (fields[0] == "description" && fields.size() == 3) current = &contents.descriptions[fields[2]];
    if (current == nullptr || !take_line(*current, fields)) return {};
  }
  return contents;
}

PluginCache::Contents PluginCache::read(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  std::ifstream stream(path, std::ios::binary);
  return parse({std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
}

/// Only what a file that is still there has as its contents: rebuilt plugins would pile up otherwise.
std::string PluginCache::text_of(const Contents& contents) {
  std::string text = first_line();
  std::set<std::string> in_use;
  std::error_code error;
  for (const auto& [file, stamp] : contents.files) {
    if (!fs::exists(file, error) || !contents.descriptions.contains(stamp.hash)) continue;
    in_use.insert(stamp.hash);
    text += line_of({"file", file, std::to_string(stamp.device), std::to_string(stamp.inode),
                     std::to_string(stamp.size), std::to_string(stamp.changed), stamp.hash});
  }
  for (const std::string& hash : in_use) text += to_lines(contents.descriptions.at(hash));
  return text + line_of({"end", content_hash(text.data(), text.size())});
}

void PluginCache::save() {
  if (!is_new_ || folder_.empty()) return;
  is_new_ = false;
  Contents others = read(path());
  for (const std::string& hash : forgotten_) others.descriptions.erase(hash);
  Contents all = contents_;
  all.files.merge(others.files);
  all.descriptions.merge(others.descriptions);
  std::error_code error;
  fs::create_directories(folder_, error);
  const std::string draft = fmt::format("{}.{}", path(), getpid());
  std::ofstream stream(draft, std::ios::binary | std::ios::trunc);
  stream << text_of(all);
  stream.close();
  if (stream) fs::rename(draft, path(), error);
  if (!stream || error) fs::remove(draft, error);
}

}  // namespace anlage
