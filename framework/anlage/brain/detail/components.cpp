// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "anlage/base/initial_law.hpp"
#include "anlage/base/nearest.hpp"
#include "anlage/base/philox.hpp"
#include "anlage/brain/detail/draft.hpp"

namespace anlage::detail {
namespace {

bool has_law(Role role) {
  switch (role) {
    case Role::state:
    case Role::memory:
    case Role::weights:
    case Role::trace:
    case Role::pre_state:
    case Role::post_state: return true;
    default: return false;
  }
}

bool is_reference(Role role) {
  return role == Role::modulator || role == Role::post || role == Role::post_error || role == Role::post_target;
}

/// The weights that a rule changes are those of the connection, which states their law.
bool is_settable(const TypeInfo& type, const Field& field) {
  const Role role = field.role;
  if (type.kind == Kind::learning_rule && role == Role::weights) return false;
  return role == Role::param || role == Role::choice || role == Role::text || role == Role::mutable_scalar ||
         has_law(role) || is_reference(role);
}

std::vector<std::string> settable(const TypeInfo& type) {
  std::vector<std::string> names;
  for (const Field& field : type.fields)
    if (is_settable(type, field)) names.push_back(field.name);
  return names;
}

/// One stated setting of one component.
struct Setting {
  Draft& draft;
  Component& component;
  std::uint32_t id;
  int index;
  const Field& field;
  const Entry& entry;

  [[nodiscard]] std::string path() const { return component.path + "." + field.name; }

  void take_number() {
    const auto read = read_hyperparameter(entry.value, field.unit, path(), draft.problems);
    if (!read) return;
    if (field.has(ANLAGE_FIELD_BIRTH) && !read->is_constant()) {
      draft.add(ErrorCode::does_not_fit, "shapes memory and is fixed at birth, so it can be neither scheduled nor gated",
                entry.value.where, path(), "state one number");
      return;
    }
    check_ages(*read);
    check_range(*read);
    component.hyperparameters[static_cast<std::size_t>(index)] = *read;
  }

  void check_ages(const Hyperparameter& read) {
    const double first = draft.genome.age_at(0);
    if (read.schedule.empty() || read.schedule.front().age >= first) return;
    draft.add(ErrorCode::out_of_range,
              fmt::format("has a factor for the age of {} s, and the clock begins at {} s", read.schedule.front().age, first),
              entry.value.where, path(), "ages are counted from birth; [brain] birth says how long the clock runs before it");
  }

  void check_range(const Hyperparameter& read) {
    std::vector<double> factors{1.0};
    if (!read.schedule.empty()) factors.clear();
    for (const SchedulePoint& point : read.schedule) factors.push_back(point.factor);
    for (const double factor : factors) {
      const double value = read.value * factor;
      if (!(value >= field.min && value <= field.max)) {
        draft.add(ErrorCode::out_of_range,
                  fmt::format("is {} {}, outside its range [{}, {}]", value, field.unit, field.min, field.max),
                  entry.value.where, path(), field.doc);
        return;
      }
      if (field.has(ANLAGE_FIELD_INTEGER) && value != std::floor(value)) {
        draft.add(ErrorCode::out_of_range, fmt::format("is {}, and it counts: a whole number is needed", value),
                  entry.value.where, path(), field.doc);
        return;
      }
    }
  }

  void take_choice() {
    const std::string* word = entry.value.text();
    if (word == nullptr) {
      draft.add(ErrorCode::wrong_value, "is " + entry.value.kind() + ", and one of its words is needed", entry.value.where,
                path(), "legal here: " + list_words(field.choices));
      return;
    }
    const auto found = std::find(field.choices.begin(), field.choices.end(), *word);
    if (found == field.choices.end()) {
      draft.add(ErrorCode::wrong_value, "has no choice `" + *word + "`", entry.value.where, path(),
                suggest(*word, field.choices));
      return;
    }
    component.hyperparameters[static_cast<std::size_t>(index)].value =
        static_cast<double>(found - field.choices.begin());
  }

  void take_text() {
    if (const std::string* text = entry.value.text())
      component.texts[static_cast<std::size_t>(index)] = *text;
    else
      draft.add(ErrorCode::wrong_value, "is " + entry.value.kind() + ", and text is needed", entry.value.where, path());
  }

  void take_law() {
    const std::string* text = entry.value.text();
    if (text == nullptr || !InitialLaw::parse(*text)) {
      draft.add(ErrorCode::wrong_value, "is no initial law: " + entry.value.toml(), entry.value.where, path(),
                "legal here: " + InitialLaw::legal_forms());
      return;
    }
    component.texts[static_cast<std::size_t>(index)] = *text;
  }

  void take_reference() {
    const std::string* text = entry.value.text();
    const auto dot = text == nullptr ? std::string::npos : text->rfind('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == text->size()) {
      draft.add(ErrorCode::wrong_value, "is " + entry.value.toml() + ", and a port is needed", entry.value.where, path(),
                "write \"part.port\"");
      return;
    }
    draft.references[{id, index}] = {text->substr(0, dot), text->substr(dot + 1), entry.value.where};
  }

  void take() {
    if (!is_settable(*component.type, field)) return refuse();
    if (field.role == Role::param || field.role == Role::mutable_scalar) return take_number();
    if (field.role == Role::choice) return take_choice();
    if (field.role == Role::text) return take_text();
    if (has_law(field.role)) return take_law();
    take_reference();
  }

  void refuse() {
    const bool weights = field.role == Role::weights;
    draft.add(ErrorCode::unknown_key,
              fmt::format("is {} `{}` of {} and cannot be stated", to_string(field.role), field.name, component.type->name),
              entry.where, path(),
              weights ? "the connection has the weights: state their initial law there"
                      : "ports are connected by [[projections]]");
  }
};

void require_stated(Draft& draft, const Component& component, const TypeGene& gene) {
  for (std::size_t i = 0; i < component.type->fields.size(); ++i) {
    const Field& field = component.type->fields[i];
    const bool text = field.role == Role::text && !field.has(ANLAGE_FIELD_OPTIONAL);
    const bool needed = field.has(ANLAGE_FIELD_REQUIRED) || text;
    if (!needed || find(gene.settings, field.name) != nullptr) continue;
    draft.add(ErrorCode::missing_key, fmt::format("{} needs `{}`: {} [{}]", component.type->name, field.name, field.doc,
                                                  field.unit.empty() ? "text" : field.unit),
              gene.where, component.path, "state " + field.name + " = …");
  }
}

}  // namespace

ComponentId add_component(Draft& draft, const std::string& path, const TypeGene& gene, const TypeInfo& type) {
  const auto id = static_cast<std::uint32_t>(draft.brain.components.size());
  Component component;
  component.path = path;
  component.type = &type;
  const std::size_t before = draft.problems.problems().size();
  component.key = random_key(draft.genome.seed, path);
  component.where = gene.where;
  component.bindings.resize(type.fields.size());
  component.hyperparameters.resize(type.fields.size());
  component.gains.resize(type.fields.size());
  component.texts.resize(type.fields.size());
  for (std::size_t i = 0; i < type.fields.size(); ++i) component.hyperparameters[i].value = type.fields[i].default_value;

  for (const Entry& entry : gene.settings) {
    const int index = type.field_index(entry.key);
    if (index >= 0) {
      Setting{draft, component, id, index, type.fields[static_cast<std::size_t>(index)], entry}.take();
    } else if (gene.type_overridden && !entry.value.overridden) {
      draft.problems.note(fmt::format("{}: {} has no `{}`: left unused", path, type.name, entry.key));
      draft.leftovers.emplace_back(path, entry.key);
    } else {
      draft.add(ErrorCode::unknown_key, fmt::format("{} has no `{}`", type.name, entry.key), entry.where, path,
                suggest(entry.key, settable(type)));
    }
  }
  require_stated(draft, component, gene);
  if (draft.problems.problems().size() != before) draft.misstated.insert(id);
  draft.brain.components.push_back(std::move(component));
  return ComponentId{id};
}

const TypeInfo* find_type(Draft& draft, const TypeGene& gene, Kind kind, const std::string& path) {
  try {
    const TypeInfo& type = draft.registry.at(gene.type);
    if (type.kind == kind) return &type;
    std::vector<std::string> fitting;
    for (const Offer& other : draft.registry.offers())
      if (other.type.kind == kind) fitting.push_back(other.type.name);
    draft.add(ErrorCode::does_not_fit,
              fmt::format("{} is a {}, and a {} is needed", gene.type, to_string(type.kind), to_string(kind)), gene.where,
              path, suggest(gene.type, fitting));
  } catch (const Error& error) {
    for (Problem problem : error.problems()) {
      // What a plugin file or a lock has to do with it goes into the words: the place is the genome's.
      if (!problem.path.empty()) problem.message = problem.path + " " + problem.message;
      if (problem.where.is_known()) problem.message = problem.where.text() + ": " + problem.message;
      problem.where = gene.where;
      problem.path = path;
      draft.problems.add(std::move(problem));
    }
  }
  return nullptr;
}

}  // namespace anlage::detail
