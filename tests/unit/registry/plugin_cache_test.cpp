// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/plugin_cache.hpp"

#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

struct Fixture : TemporaryFolder {
  std::string file = write("a.anl.so", "contents");

  [[nodiscard]] PluginCache cache() const { return PluginCache(path("cache")); }
  [[nodiscard]] std::string text() const { return read_bytes(path("cache") + "/plugins"); }

  static PluginDescription about(const std::string& hash, const std::string& type = "Tiny") {
    return {.hash = hash, .verdict = Verdict::sound, .types = {{Kind::region, type, "1.0.0", "doc"}}, .problems = {}};
  }
  void save_one(const std::string& hash = "h1") const {
    PluginCache writer = cache();
    writer.remember(file, about(hash));
    writer.save();
  }
};

struct Environment {
  Environment() {
    for (const char* name : {"ANLAGE_CACHE", "XDG_CACHE_HOME"}) unsetenv(name);
    setenv("HOME", "/home/me", 1);
  }
  ~Environment() {
    unsetenv("XDG_CACHE_HOME");
    setenv("ANLAGE_CACHE", "off", 1);
    home.empty() ? unsetenv("HOME") : setenv("HOME", home.c_str(), 1);
  }
  std::string home = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plugin_cache, Fixture)

BOOST_AUTO_TEST_CASE(what_is_saved_is_known_to_the_next_program) {
  save_one();

  const PluginCache next = cache();
  BOOST_REQUIRE(next.of_contents("h1") != nullptr);
  BOOST_TEST(next.of_contents("h1")->types.at(0).name == "Tiny");
  BOOST_TEST(next.of_contents("h2") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_cache_without_a_folder_remembers_as_long_as_it_lives) {
  PluginCache cache;
  cache.remember(file, about("h1"));
  cache.save();
  BOOST_TEST(cache.of_contents("h1") != nullptr);
  BOOST_TEST(cache.path() == "");
  BOOST_TEST(PluginCache().of_contents("h1") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_file_that_has_just_changed_has_to_be_read_once_more) {
  save_one();
  BOOST_TEST(cache().of_file(file) == nullptr);  // its change is younger than 2 s: another one might not show
}

BOOST_AUTO_TEST_CASE(a_settled_file_is_known_without_reading_it_until_it_changes) {
  PluginCache writer = cache();
  writer.remember(file, about("h1"), 0.0);
  writer.save();
  BOOST_REQUIRE(cache().of_file(file) != nullptr);
  BOOST_TEST(cache().of_file(path("./a.anl.so")) != nullptr);

  write("a.anl.so", "other contents");
  BOOST_TEST(cache().of_file(file) == nullptr);
}

BOOST_AUTO_TEST_CASE(another_file_in_the_place_of_a_known_one_is_unknown) {
  PluginCache writer = cache();
  writer.remember(file, about("h1"), 0.0);
  const auto time = std::filesystem::last_write_time(file);
  const std::string twin = write("twin", "CONTENTS");  // as long, and as old, and another file
  std::filesystem::last_write_time(twin, time);
  std::filesystem::rename(twin, file);
  BOOST_TEST(writer.of_file(file) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_unknown) { BOOST_TEST(cache().of_file(path("nowhere.anl.so")) == nullptr); }

BOOST_AUTO_TEST_CASE(a_damaged_file_counts_as_empty_and_is_written_anew) {
  save_one();
  std::string damaged = text();
  damaged[damaged.size() / 2] ^= 1;
  write("cache/plugins", damaged);
  BOOST_TEST(cache().of_contents("h1") == nullptr);

  save_one("h2");
  BOOST_TEST(cache().of_contents("h2") != nullptr);
}

BOOST_AUTO_TEST_CASE(every_cut_of_the_file_counts_as_empty) {
  save_one();
  const std::string whole = text();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write("cache/plugins", whole.substr(0, size));
    BOOST_REQUIRE(cache().of_contents("h1") == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(the_file_of_another_program_counts_as_empty) {
  save_one();
  std::string other = text();
  other.replace(other.find("contract"), 8, "compact.");
  write("cache/plugins", other);
  BOOST_TEST(cache().of_contents("h1") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_no_error) {
  PluginCache cache(file + "/below-a-file");
  cache.remember(file, about("h1"));
  cache.save();
  BOOST_TEST(cache.of_contents("h1") != nullptr);
}

BOOST_AUTO_TEST_CASE(two_programs_at_once_keep_what_both_have_found) {
  PluginCache first = cache();
  PluginCache second = cache();
  first.remember(file, about("h1"));
  second.remember(write("b.anl.so", "more"), about("h2"));
  first.save();
  second.save();
  BOOST_TEST(cache().of_contents("h1") != nullptr);
  BOOST_TEST(cache().of_contents("h2") != nullptr);
}

BOOST_AUTO_TEST_CASE(nothing_but_the_file_is_left_in_the_folder) {
  save_one();
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(path("cache")), std::filesystem::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(contents_that_no_file_has_any_more_are_dropped) {
  save_one("h1");
  save_one("h2");  // the same file, rebuilt
  BOOST_TEST(cache().of_contents("h1") == nullptr);
  std::filesystem::remove(file);
  PluginCache writer = cache();
  writer.remember(write("b.anl.so", "more"), about("h3"));
  writer.save();
  BOOST_TEST(cache().of_contents("h2") == nullptr);
  BOOST_TEST(cache().of_contents("h3") != nullptr);
}

BOOST_AUTO_TEST_CASE(forgotten_contents_are_forgotten_by_the_file_too) {
  save_one();
  PluginCache writer = cache();
  writer.forget("h1");
  writer.save();
  BOOST_TEST(cache().of_contents("h1") == nullptr);
}

BOOST_AUTO_TEST_CASE(knows_what_is_in_quarantine) {
  PluginCache writer = cache();
  PluginDescription bad = about("h1");
  bad.verdict = Verdict::quarantined;
  writer.remember(file, bad);
  writer.remember(write("b.anl.so", "more"), about("h2"));
  BOOST_TEST(writer.quarantined() == std::vector<std::string>{"h1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_has_no_hash_is_not_remembered) {
  PluginCache writer = cache();
  writer.remember(file, about(""));
  writer.save();
  BOOST_TEST(!std::filesystem::exists(path("cache")));
}

BOOST_AUTO_TEST_CASE(the_standard_place_is_what_is_stated_then_the_users_caches_then_home) {
  const Environment environment;
  BOOST_TEST(PluginCache::standard().path() == "/home/me/.cache/anlage/plugins");
  setenv("XDG_CACHE_HOME", "relative/is/ignored", 1);
  BOOST_TEST(PluginCache::standard().path() == "/home/me/.cache/anlage/plugins");
  setenv("XDG_CACHE_HOME", "/caches", 1);
  BOOST_TEST(PluginCache::standard().path() == "/caches/anlage/plugins");
  setenv("ANLAGE_CACHE", "/mine", 1);
  BOOST_TEST(PluginCache::standard().path() == "/mine/plugins");
  setenv("ANLAGE_CACHE", "off", 1);
  BOOST_TEST(PluginCache::standard().path() == "");
}

BOOST_AUTO_TEST_CASE(without_a_home_there_is_no_place) {
  const Environment environment;
  unsetenv("HOME");
  BOOST_TEST(PluginCache::standard().path() == "");
}

BOOST_AUTO_TEST_SUITE_END()
