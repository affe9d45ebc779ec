// SPDX-License-Identifier: Apache-2.0
#include "anlage/genome/detail/slot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "anlage/base/nearest.hpp"
#include "anlage/genome/detail/names.hpp"

namespace anlage::detail {
namespace {

using Words = std::span<const std::string>;

/// Tables that a path may bring into being, because they are optional parts of something that exists.
const std::vector<std::string> kMakeable = {"connection", "learning", "signals", "size", "set"};
/// Tables whose entries are things with a name; a path cannot add a thing.
const std::vector<std::string> kKinds = {"world", "regions", "steering", "probes", "figures"};
const std::vector<std::string> kLists = {"areas", "wiring", "projections", "phases"};

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

[[noreturn]] void leads_nowhere(std::string message, const std::string& hint) {
  throw Error({ErrorCode::unknown_key, "leads nowhere: " + std::move(message), {}, "", hint});
}

/// Splits at dots outside quotes.
std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : path) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '.' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (quoted || contains(words, "")) {
    throw Error({ErrorCode::syntax,
                 "is no path: an empty word or an open quote",
                 {},
                 "",
                 "words joined by dots, such as regions.kenyon.active"});
  }
  return words;
}

std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ".") + word;
  return text;
}

std::vector<std::string> keys_of(const Table& table) {
  std::vector<std::string> keys;
  for (const Entry& entry : table) keys.push_back(entry.key);
  return keys;
}

Value* find_mutable(Table& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Entry::key);
  return found == table.end() ? nullptr : &found->value;
}

/// How many of the first `words` make up a key of the table (keys such as "stream.split" hold dots); 0 if none do.
std::size_t match(const Table& table, Words words) {
  for (std::size_t count = words.size(); count > 0; --count) {
    if (find_entry(table, joined(words.first(count))) != nullptr) return count;
  }
  return 0;
}

struct Element {
  std::size_t index = 0;
  std::size_t count = 0;  ///< words used; 0: no such element
};

Element match(const List& list, Words words) {
  const std::vector<std::string> names = element_names(list);
  for (std::size_t count = words.size(); count > 0; --count) {
    const auto found = std::ranges::find(names, joined(words.first(count)));
    if (found != names.end()) return {static_cast<std::size_t>(found - names.begin()), count};
  }
  std::size_t index = 0;
  const std::string& word = words.front();
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), index);
  const bool whole = error == std::errc{} && end == word.data() + word.size();
  return {index, whole && index < list.size() ? std::size_t{1} : std::size_t{0}};
}

Slot walk(Value& value, Words words, const std::string& parent, int depth);

/// `depth` counts the tables and lists above: 0 is the file, 1 a kind, 2 a part or projection.
Slot walk_list(List& list, Words words, const std::string& parent, int depth) {
  const Element element = match(list, words);
  if (element.count == 0) {
    std::vector<std::string> legal = element_names(list);
    std::erase(legal, "");
    const std::string word = nearest(words.front(), legal).empty() ? joined(words) : words.front();
    std::string hint = legal.empty() ? "" : suggest(word, legal) + "; ";
    if (!list.empty()) hint += fmt::format("or its number, 0 to {}", list.size() - 1);
    leads_nowhere(fmt::format("`{}` has no `{}`", parent, words.front()), hint);
  }
  if (element.count < words.size()) {
    return walk(list[element.index], words.subspan(element.count), joined(words.first(element.count)), depth + 1);
  }
  Slot slot;
  slot.list = &list;
  slot.index = element.index;
  slot.is_projection = depth == 1 && (parent == "projections" || parent == "wiring");
  return slot;
}

Slot walk_table(Table& table, Words words, const std::string& parent, int depth) {
  Slot slot;
  slot.table = &table;
  const std::size_t count = match(table, words);
  if (count > 0 && count < words.size()) {
    const std::string below = joined(words.first(count));
    return walk(*find_mutable(table, below), words.subspan(count), below, depth + 1);
  }
  slot.key = joined(words);
  if (count > 0) return slot;
  const bool is_set = depth == 3 && parent == "set";  // its keys hold dots
  if (words.size() == 1 || is_set) {
    if (depth > 1 || (depth == 1 && !contains(kKinds, parent))) return slot;
  } else if (words.size() == 2 || words.front() == "set") {
    slot.missing = {words.front()};
    slot.key = joined(words.subspan(1));
    if (depth == 0 ? words.front() == "brain" : depth == 2 && contains(kMakeable, words.front())) return slot;
  }
  const bool nested = find(table, "genome") != nullptr;
  leads_nowhere(fmt::format("{} has no `{}`", depth == 0 ? "the genome" : "`" + parent + "`", words.front()),
                suggest(words.front(), keys_of(table)) +
                    (nested ? "; inside a nested genome only its exported parameters can be set" : ""));
}

Slot walk(Value& value, Words words, const std::string& parent, int depth) {
  if (auto* table = std::get_if<Table>(&value.data)) return walk_table(*table, words, parent, depth);
  if (auto* list = std::get_if<List>(&value.data)) return walk_list(*list, words, parent, depth);
  leads_nowhere(
      fmt::format("`{}` is {} (`{}`), there is no `{}` in it", parent, value.kind(), value.toml(), words.front()),
      "state it as a table, or set it as a whole");
}

/// Full paths of everything that `word`s without a kind could mean, and all names for messages.
struct Candidates {
  std::vector<std::vector<std::string>> full;
  std::vector<std::string> names;
};

Candidates candidates(const Table& root, Words words) {
  Candidates found;
  for (const Entry& kind : root) {
    std::vector<std::string> names;
    if (const Table* table = kind.value.table(); table != nullptr && contains(kKinds, kind.key))
      names = keys_of(*table);
    if (const List* list = kind.value.list(); list != nullptr && contains(kLists, kind.key))
      names = element_names(*list);
    std::erase(names, "");
    for (std::size_t count = words.size(); count > 0; --count) {
      if (!contains(names, joined(words.first(count)))) continue;
      found.full.push_back({kind.key});
      found.full.back().insert(found.full.back().end(), words.begin(), words.end());
      break;
    }
    found.names.insert(found.names.end(), names.begin(), names.end());
  }
  return found;
}

/// The path in full: what it names is found among all things with a name.
std::vector<std::string> full_path(const Table& root, const std::string& path) {
  std::vector<std::string> words = split(path);
  if (contains(root_keys(), words.front())) return words;
  Candidates found = candidates(root, words);
  if (found.full.empty()) {
    std::vector<std::string> legal = found.names;
    legal.insert(legal.end(), root_keys().begin(), root_keys().end());
    leads_nowhere(fmt::format("there is no `{}`", words.front()), suggest(words.front(), legal));
  }
  if (found.full.size() > 1) {
    std::vector<std::string> all;
    for (const auto& full : found.full) all.push_back(joined(full));
    throw Error({ErrorCode::duplicate_name, fmt::format("could mean {}", list_words(all)), {}, "", "write it in full"});
  }
  return found.full.front();
}

}  // namespace

const std::vector<std::string>& root_keys() {
  static const std::vector<std::string> keys = {"brain",  "world",  "regions", "areas",  "steering",      "projections",
                                                "wiring", "probes", "figures", "phases", "interventions", "exports"};
  return keys;
}

void Slot::assign(Value value) const {
  if (list != nullptr) {
    (*list)[index] = std::move(value);
    return;
  }
  Table* place = table;
  for (const std::string& name : missing) {
    Value made;
    made.data = Table{};
    made.where = value.where;
    made.overridden = value.overridden;
    place->push_back({name, std::move(made), value.where});
    place = &std::get<Table>(place->back().value.data);
  }
  const SourceLocation where = value.where;
  if (Value* existing = find_mutable(*place, key)) {
    *existing = std::move(value);
  } else {
    place->push_back({key, std::move(value), where});
  }
}

bool Slot::erase() const {
  return table != nullptr && missing.empty() &&
         std::erase_if(*table, [&](const Entry& entry) { return entry.key == key; }) > 0;
}

Slot find_slot(Table& root, const std::string& path) { return walk_table(root, full_path(root, path), "", 0); }

bool is_in_tables(const Table& root, const std::string& path) {
  try {
    const std::string kind = full_path(root, path).front();
    return kind == "areas" || kind == "wiring";
  } catch (const Error&) {
    return false;  // it may name what the rows of a table are going to be
  }
}

}  // namespace anlage::detail
