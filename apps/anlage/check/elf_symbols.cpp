// SPDX-License-Identifier: Apache-2.0
#include "check/elf_symbols.hpp"

#include <elf.h>
#include <fmt/format.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace anlage::check {
namespace {

/// A file in memory that is only read within its bounds.
class Image {
 public:
  explicit Image(const std::string& file) : file_(file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(file + " cannot be read");
    bytes_.assign(std::istreambuf_iterator<char>(stream), {});
  }

  template <class T>
  [[nodiscard]] T at(std::uint64_t offset) const {
    T value;
    if (offset > bytes_.size() || sizeof(T) > bytes_.size() - offset)
      throw std::runtime_error(fmt::format("{} is damaged: byte {} lies beyond its end at {}", file_, offset, bytes_.size()));
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }

  [[nodiscard]] std::string text(const Elf64_Shdr& strings, std::uint64_t offset) const {
    std::string text;
    for (std::uint64_t i = offset; i < strings.sh_size; ++i) {
      const char letter = at<char>(strings.sh_offset + i);
      if (letter == '\0') break;
      text += letter;
    }
    return text;
  }

 private:
  std::string file_;
  std::vector<char> bytes_;
};

std::vector<Elf64_Shdr> sections_of(const Image& image) {
  const auto header = image.at<Elf64_Ehdr>(0);
  if (header.e_shnum == 0) throw std::runtime_error("has no section headers: link it without --strip-section-headers");
  std::vector<Elf64_Shdr> sections;
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) sections.push_back(image.at<Elf64_Shdr>(header.e_shoff + i * sizeof(Elf64_Shdr)));
  return sections;
}

const Elf64_Shdr& linked(const std::vector<Elf64_Shdr>& sections, const Elf64_Shdr& section) {
  if (section.sh_link >= sections.size()) throw std::runtime_error("is damaged: a section leads to one that does not exist");
  return sections[section.sh_link];
}

void read_symbols(const Image& image, const Elf64_Shdr& table, const Elf64_Shdr& strings, ElfSymbols& all) {
  for (std::uint64_t at = sizeof(Elf64_Sym); at + sizeof(Elf64_Sym) <= table.sh_size; at += sizeof(Elf64_Sym)) {
    const auto symbol = image.at<Elf64_Sym>(table.sh_offset + at);
    const unsigned binding = ELF64_ST_BIND(symbol.st_info), type = ELF64_ST_TYPE(symbol.st_info);
    std::string name = image.text(strings, symbol.st_name);
    if (symbol.st_shndx == SHN_UNDEF) {
      if (binding != STB_WEAK) all.imports.push_back(std::move(name));
    } else if (type == STT_FUNC || type == STT_OBJECT || type == STT_GNU_IFUNC) {
      if (binding == STB_GNU_UNIQUE) all.unique.push_back(name);
      if (ELF64_ST_VISIBILITY(symbol.st_other) == STV_DEFAULT) all.exports.push_back(std::move(name));
    }
  }
}

}  // namespace

ElfSymbols read_elf_symbols(const std::string& file) {
  const Image image(file);
  const auto sections = sections_of(image);
  const auto header = image.at<Elf64_Ehdr>(0);
  ElfSymbols all;
  for (const Elf64_Shdr& section : sections) {
    if (section.sh_type == SHT_DYNSYM) read_symbols(image, section, linked(sections, section), all);
    if (section.sh_type == SHT_DYNAMIC)
      for (std::uint64_t at = 0; at + sizeof(Elf64_Dyn) <= section.sh_size; at += sizeof(Elf64_Dyn)) {
        const auto entry = image.at<Elf64_Dyn>(section.sh_offset + at);
        if (entry.d_tag == DT_NEEDED) all.needed.push_back(image.text(linked(sections, section), entry.d_un.d_val));
      }
    if (header.e_shstrndx >= sections.size() || section.sh_type != SHT_PROGBITS) continue;
    const std::string name = image.text(sections[header.e_shstrndx], section.sh_name);
    if (name.rfind(".rodata", 0) == 0 || name == ".data") all.constant_bytes += section.sh_size;
  }
  return all;
}

}  // namespace anlage::check
