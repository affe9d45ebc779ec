// SPDX-License-Identifier: Apache-2.0
#include "anlage/registry/elf_note.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include "anlage/base/error.hpp"

namespace anlage {
namespace {

#if defined(__x86_64__)
constexpr std::uint16_t this_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr std::uint16_t this_machine = EM_AARCH64;
#elif defined(__riscv)
constexpr std::uint16_t this_machine = EM_RISCV;
#else
#error "this machine's ELF number has to be added here"
#endif

constexpr std::uint64_t most_note_bytes = 1u << 20;

[[noreturn]] void refuse(const std::string& file, std::string message, std::string hint = {}) {
  throw Error(
      {.code = ErrorCode::plugin_refused, .message = std::move(message), .path = file, .hint = std::move(hint)});
}

std::string machine_name(std::uint16_t machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "AArch64";
    case EM_RISCV:
      return "RISC-V";
    case EM_386:
      return "i386";
    default:
      return fmt::format("ELF machine {}", machine);
  }
}

/// Reads pieces of a file by offset. pread and not mmap: a file that shrinks meanwhile gives an error, not a signal.
class Image {
 public:
  Image(int descriptor, const std::string& file) : descriptor_(descriptor), file_(file) {
    struct stat status {};
    if (fstat(descriptor, &status) == 0) size_ = static_cast<std::uint64_t>(status.st_size);
  }

  [[nodiscard]] std::uint64_t size() const { return size_; }

  void read(std::uint64_t offset, void* to, std::uint64_t count, const char* what) const {
    if (offset > size_ || count > size_ - offset) {
      refuse(file_,
             fmt::format("is damaged or cut short: its {} should stand at bytes {} to {}, the file has {}", what,
                         offset, offset + count, size_),
             "build or copy it again");
    }
    auto* bytes = static_cast<char*>(to);
    while (count > 0) {
      const ssize_t done = pread(descriptor_, bytes, count, static_cast<off_t>(offset));
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) refuse(file_, fmt::format("cannot be read at byte {}", offset));
      bytes += done;
      offset += static_cast<std::uint64_t>(done);
      count -= static_cast<std::uint64_t>(done);
    }
  }

 private:
  int descriptor_;
  const std::string& file_;
  std::uint64_t size_ = 0;
};

Elf64_Ehdr read_header(const Image& image, const std::string& file) {
  Elf64_Ehdr header{};
  if (image.size() == 0) refuse(file, "is empty", "build or copy it again");
  image.read(0, header.e_ident, std::min<std::uint64_t>(image.size(), EI_NIDENT), "identification");
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) refuse(file, "is no ELF file, so no plugin");
  if (header.e_ident[EI_CLASS] != ELFCLASS64) refuse(file, "is not 64-bit, this program is");
  if (header.e_ident[EI_DATA] != ELFDATA2LSB) refuse(file, "is big-endian, this program is little-endian");
  image.read(0, &header, sizeof header, "header");
  if (header.e_machine != this_machine) {
    refuse(file, fmt::format("is built for {}, this program for {}", machine_name(header.e_machine),
                             machine_name(this_machine)));
  }
  if (header.e_type != ET_DYN) {
    refuse(file, fmt::format("is no shared library (ELF type {}, a shared library has {})", header.e_type, ET_DYN),
           "link it with -shared");
  }
  if (header.e_phnum != 0 && header.e_phentsize != sizeof(Elf64_Phdr)) {
    refuse(file, fmt::format("is damaged: program headers of {} bytes, they have {}", header.e_phentsize,
                             sizeof(Elf64_Phdr)));
  }
  return header;
}

std::uint64_t round_up(std::uint64_t value, std::uint64_t step) { return (value + step - 1) / step * step; }

/// Walks one note segment. All sizes in it are 32-bit, so that sums in 64 bits cannot overflow.
std::optional<anlage_note> find_note(const std::vector<char>& notes, std::uint64_t step, const std::string& file) {
  std::uint64_t at = 0;
  while (at + sizeof(Elf64_Nhdr) <= notes.size()) {
    Elf64_Nhdr head{};
    std::memcpy(&head, notes.data() + at, sizeof head);
    const std::uint64_t owner = at + sizeof head;
    const std::uint64_t content = round_up(owner + head.n_namesz, step);
    if (content + head.n_descsz > notes.size()) return std::nullopt;
    if (head.n_namesz == sizeof ANLAGE_NOTE_OWNER && head.n_type == ANLAGE_NOTE_TYPE &&
        std::memcmp(notes.data() + owner, ANLAGE_NOTE_OWNER, sizeof ANLAGE_NOTE_OWNER) == 0) {
      anlage_note note{};
      if (head.n_descsz < sizeof note) {
        refuse(file, fmt::format("has an Anlage note of {} bytes, it takes {}", head.n_descsz, sizeof note));
      }
      std::memcpy(&note, notes.data() + content, sizeof note);
      return note;
    }
    at = round_up(content + head.n_descsz, step);
  }
  return std::nullopt;
}

}  // namespace

anlage_note read_elf_note(int descriptor, const std::string& file) {
  const Image image(descriptor, file);
  const Elf64_Ehdr header = read_header(image, file);
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment{};
    if (header.e_phoff > image.size()) refuse(file, "is damaged or cut short: its program headers lie beyond its end");
    image.read(header.e_phoff + i * sizeof segment, &segment, sizeof segment, "program header");
    if (segment.p_type != PT_NOTE || segment.p_filesz > most_note_bytes) continue;
    std::vector<char> notes(segment.p_filesz);
    image.read(segment.p_offset, notes.data(), notes.size(), "notes");
    if (const auto note = find_note(notes, segment.p_align == 8 ? 8 : 4, file)) return *note;
  }
  refuse(file, "has no Anlage note, so it is no Anlage plugin",
         "build it with anlage_add_plugin; a plugin in C states its note in section " ANLAGE_NOTE_SECTION);
}

}  // namespace anlage
