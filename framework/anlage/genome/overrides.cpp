// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/overrides.hpp"

#include <set>

#include "anlage/genome/detail/slot.hpp"
#include "anlage/genome/detail/toml_reader.hpp"

namespace anlage {
namespace {

std::string trimmed(std::string text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool removes(const Override& change, const detail::Slot& slot) {
  return change.value == "none" && (slot.is_projection || slot.key == "connection" || slot.key == "learning");
}

}  // namespace

Override Override::parse(const std::string& text) {
  const std::size_t equals = text.find('=');
  Override change;
  if (equals != std::string::npos) change = {trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
  if (change.path.empty()) {
    throw Error(
        {ErrorCode::syntax, "`" + text + "` is not PATH=VALUE", {}, "", "for instance regions.kenyon.active=0.1"});
  }
  return change;
}

namespace detail {

void mark_overridden(Value& value) {
  value.overridden = true;
  if (auto* list = std::get_if<List>(&value.data)) {
    for (Value& element : *list) mark_overridden(element);
  }
  if (auto* table = std::get_if<Table>(&value.data)) {
    for (Entry& entry : *table) mark_overridden(entry.value);
  }
}

void apply_overrides(Table& root, const std::vector<Override>& overrides, Diagnostics& problems) {
  std::set<std::size_t> removed;
  List* projections = nullptr;
  for (const Override& change : overrides) {
    const SourceLocation where = change.where.is_known() ? change.where : SourceLocation{"--set " + change.path};
    try {
      const Slot slot = find_slot(root, change.path);
      if (removes(change, slot)) {
        if (slot.is_projection) {
          projections = slot.list;
          removed.insert(slot.index);
        } else {
          slot.erase();
        }
        continue;
      }
      Value value = change.stated ? *change.stated : read_word(change.value, where);
      mark_overridden(value);
      slot.assign(std::move(value));
    } catch (const Error& error) {
      for (Problem problem : error.problems()) {
        problem.where = where;
        problems.add(std::move(problem));
      }
    }
  }
  for (auto index = removed.rbegin(); index != removed.rend(); ++index) {
    projections->erase(projections->begin() + static_cast<std::ptrdiff_t>(*index));
  }
}

}  // namespace detail
}  // namespace anlage
