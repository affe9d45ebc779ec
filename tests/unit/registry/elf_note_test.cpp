// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/elf_note.hpp"

#include <elf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "anlage/base/philox.hpp"
#include "anlage/registry/plugin_note.hpp"
#include "unit/registry/support.hpp"

using namespace anlage;
using namespace registry_test;

namespace {

struct Reader {
  TemporaryFolder folder;

  [[nodiscard]] Problem refuse(const std::string& bytes) const {
    return problem_of([&] { (void)read_plugin_note(folder.write("a.anl.so", bytes)); });
  }
  /// True if the file gives a note or a refusal; anything else is a crash or another error.
  [[nodiscard]] static bool stays_calm(const std::string& bytes) {
    const int file = memfd_create("anlage-test", MFD_CLOEXEC);
    bool calm = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    try {
      (void)read_elf_note(file, "a.anl.so");
    } catch (const Error& error) {
      calm = calm && error.code() == ErrorCode::plugin_refused;
    }
    close(file);
    return calm;
  }
};

/// The good plugin with its ELF header changed.
template <class Change>
std::string with_header(Change change) {
  std::string bytes = read_bytes(tiny_plugin("tiny"));
  Elf64_Ehdr header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  change(header);
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

/// Where the note's head stands in the good plugin.
std::size_t note_head(const std::string& bytes) {
  const std::size_t owner = bytes.find(std::string(ANLAGE_NOTE_OWNER, sizeof ANLAGE_NOTE_OWNER));
  BOOST_REQUIRE(owner != std::string::npos);
  return owner - sizeof(Elf64_Nhdr);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(elf_note, Reader)

BOOST_AUTO_TEST_CASE(an_empty_file_is_refused) { BOOST_TEST(contains(refuse("").message, "is empty")); }

BOOST_AUTO_TEST_CASE(text_is_refused) {
  const Problem problem = refuse("this is a text and no plugin");
  BOOST_TEST((problem.code == ErrorCode::plugin_refused));
  BOOST_TEST(problem.path == folder.path("a.anl.so"));
  BOOST_TEST(contains(problem.message, "is no ELF file"));
}

BOOST_AUTO_TEST_CASE(four_bytes_of_elf_are_refused) {
  BOOST_TEST((refuse("\x7f"
                     "ELF")
                  .code == ErrorCode::plugin_refused));
}

BOOST_AUTO_TEST_CASE(a_32_bit_library_is_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_ident[EI_CLASS] = ELFCLASS32; });
  BOOST_TEST(contains(refuse(bytes).message, "is not 64-bit, this program is"));
}

BOOST_AUTO_TEST_CASE(a_big_endian_library_is_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_ident[EI_DATA] = ELFDATA2MSB; });
  BOOST_TEST(contains(refuse(bytes).message, "is big-endian"));
}

BOOST_AUTO_TEST_CASE(another_machine_is_refused_and_both_are_named) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_machine = EM_S390; });
  const Problem problem = refuse(bytes);
  BOOST_TEST(contains(problem.message, "is built for ELF machine 22, this program for "));
}

BOOST_AUTO_TEST_CASE(an_object_file_is_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_type = ET_REL; });
  const Problem problem = refuse(bytes);
  BOOST_TEST(contains(problem.message, "is no shared library (ELF type 1, a shared library has 3)"));
  BOOST_TEST(contains(problem.hint, "-shared"));
}

BOOST_AUTO_TEST_CASE(a_library_without_the_note_is_refused) {
  const Problem problem = refuse(read_bytes(tiny_plugin("without_note")));
  BOOST_TEST(contains(problem.message, "has no Anlage note"));
  BOOST_TEST(contains(problem.hint, "anlage_add_plugin"));
}

BOOST_AUTO_TEST_CASE(a_library_without_program_headers_is_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_phnum = 0; });
  BOOST_TEST(contains(refuse(bytes).message, "has no Anlage note"));
}

BOOST_AUTO_TEST_CASE(program_headers_of_another_size_are_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_phentsize = 1; });
  BOOST_TEST(contains(refuse(bytes).message, "program headers of 1 bytes, they have 56"));
}

BOOST_AUTO_TEST_CASE(program_headers_beyond_the_end_are_refused) {
  const auto bytes = with_header([](Elf64_Ehdr& header) { header.e_phoff = ~std::uint64_t{0}; });
  BOOST_TEST(contains(refuse(bytes).message, "beyond its end"));
}

BOOST_AUTO_TEST_CASE(a_note_of_another_owner_does_not_count) {
  std::string bytes = read_bytes(tiny_plugin("tiny"));
  bytes[note_head(bytes) + sizeof(Elf64_Nhdr)] = 'B';
  BOOST_TEST(contains(refuse(bytes).message, "has no Anlage note"));
}

BOOST_AUTO_TEST_CASE(a_note_that_is_too_short_is_refused) {
  std::string bytes = read_bytes(tiny_plugin("tiny"));
  const std::uint32_t size = 8;
  std::memcpy(bytes.data() + note_head(bytes) + offsetof(Elf64_Nhdr, n_descsz), &size, sizeof size);
  BOOST_TEST(contains(refuse(bytes).message, "has an Anlage note of 8 bytes, it takes 16"));
}

BOOST_AUTO_TEST_CASE(a_note_that_says_it_is_huge_is_not_read) {
  std::string bytes = read_bytes(tiny_plugin("tiny"));
  const std::uint32_t size = ~std::uint32_t{0};
  std::memcpy(bytes.data() + note_head(bytes) + offsetof(Elf64_Nhdr, n_descsz), &size, sizeof size);
  BOOST_TEST(contains(refuse(bytes).message, "has no Anlage note"));
}

BOOST_AUTO_TEST_CASE(a_library_cut_short_inside_its_headers_is_refused_and_the_bytes_are_named) {
  const std::string bytes = read_bytes(tiny_plugin("tiny"));
  const Problem problem = refuse(bytes.substr(0, 100));
  // the first program header stands at bytes 64 to 120
  BOOST_TEST(contains(problem.message, "its program header should stand at bytes 64 to 120, the file has 100"));
}

BOOST_AUTO_TEST_CASE(every_shorter_file_gives_a_note_or_a_refusal) {
  const std::string bytes = read_bytes(tiny_plugin("tiny"));
  std::size_t failed = 0;
  for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 1500); ++size) {
    if (!stays_calm(bytes.substr(0, size))) ++failed;
  }
  BOOST_TEST(failed == 0u);
}

BOOST_AUTO_TEST_CASE(every_damaged_header_gives_a_note_or_a_refusal) {
  const std::string good = read_bytes(tiny_plugin("tiny"));
  const Random random(5);
  std::size_t failed = 0;
  for (std::uint64_t trial = 0; trial < 3000; ++trial) {
    std::string bytes = good;
    for (std::uint64_t k = 0; k < 4; ++k) {
      // headers, program headers and notes stand in the first 1024 bytes
      bytes[random.below(1024, trial, 2 * k)] = static_cast<char>(random.below(256, trial, 2 * k + 1));
    }
    if (!stays_calm(bytes)) ++failed;
  }
  BOOST_TEST(failed == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
